package org.bilane.kernel.chunk;

/**
 * Tells the calls apart that one {@link Call} describes one after the other. An object of its own, so that who keeps
 * something of a call for later keeps none of its caller's memory alive. Other threads may read it while it changes:
 * what they see late costs time and no result.
 */
final class CallNumber {
    private long value;

    /** That of the call that is described now; another one once that has ended. */
    long value() {
        return value;
    }

    /** Another call begins, or the one before has ended. */
    void next() {
        value++;
    }
}

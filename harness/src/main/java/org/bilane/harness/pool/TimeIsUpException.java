package org.bilane.harness.pool;

/** A {@link Deadline} has passed in the middle of work; outputs are incomplete. */
public final class TimeIsUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A deadline passed. */
    TimeIsUpException() {
        super("the time is up");
    }
}

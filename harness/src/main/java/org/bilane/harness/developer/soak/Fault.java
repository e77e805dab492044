package org.bilane.harness.developer.soak;

/** What is done to calls under way. */
public enum Fault {
    /** Another thread cancels the evaluation. */
    CANCEL,
    /** The caller waits for a short time only, and cancels the evaluation then. */
    TIMEOUT,
    /** Another thread interrupts the caller. */
    INTERRUPT,
    /** Another thread closes the pool. */
    CLOSE
}

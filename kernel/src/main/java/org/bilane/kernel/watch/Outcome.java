package org.bilane.kernel.watch;

import java.util.Locale;

/** How an evaluation ended. */
public enum Outcome {
    /** All is done. */
    COMPLETE,
    /** Cancelled, interrupted, out of time, or its pool was closed; outputs are incomplete. */
    CANCELLED,
    /** A thread that worked on it threw an exception; outputs are incomplete. */
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

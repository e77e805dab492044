package org.bilane.harness.pool;

import java.util.Optional;

/** A {@link Deadline} has passed in the middle of work; outputs are incomplete. */
public final class TimeIsUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reading;

    /** A deadline passed. */
    TimeIsUpException() {
        super("the time is up");
        reading = null;
    }

    /**
     * A deadline passed while something was read.
     *
     * @param reading its name
     */
    TimeIsUpException(String reading) {
        super("the time is up while " + reading + " was being read");
        this.reading = reading;
    }

    /**
     * What was being read.
     *
     * @return the file, and the array where it is known; empty if nothing was
     */
    public Optional<String> reading() {
        return Optional.ofNullable(reading);
    }
}

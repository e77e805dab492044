package org.bilane.harness.pool;

import java.time.Duration;

/** The time when work is given up, or that there is none. Immutable. */
public final class Deadline {
    /** Never. */
    public static final Deadline NEVER = new Deadline(0);

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A deadline from now on.
     *
     * @param time how long from now, at most a century
     * @return the deadline
     */
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * Whether there is one at all.
     *
     * @return false for {@link #NEVER} alone
     */
    public boolean exists() {
        return this != NEVER;
    }

    /**
     * The time left.
     *
     * @return 0 if it is over; a century if there is no deadline
     */
    public Duration left() {
        return exists() ? Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())) : Duration.ofDays(36_500);
    }

    /**
     * Refuses to go on after the deadline.
     *
     * @throws TimeIsUpException if it is over
     */
    public void requireTime() {
        if (left().isZero()) {
            throw new TimeIsUpException();
        }
    }
}

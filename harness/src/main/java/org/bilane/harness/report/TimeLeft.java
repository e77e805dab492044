package org.bilane.harness.report;

import java.util.OptionalDouble;

/** How long a piece of work will still take, by its speed since a given moment. Thread-safe. */
final class TimeLeft {
    private final long amount;
    private long doneBefore;
    private long beginNanos;

    /**
     * The speed is measured from now on.
     *
     * @param amount how much there is to do
     * @param nowNanos the time now, by {@link System#nanoTime}
     */
    TimeLeft(long amount, long nowNanos) {
        this.amount = amount;
        this.beginNanos = nowNanos;
    }

    /**
     * Measures the speed anew.
     *
     * @param done how much is done
     * @param nowNanos the time now
     */
    synchronized void restart(long done, long nowNanos) {
        doneBefore = done;
        beginNanos = nowNanos;
    }

    /**
     * The time left.
     *
     * @param done how much is done
     * @param nowNanos the time now
     * @return seconds; empty where nothing was done since the speed is measured
     */
    synchronized OptionalDouble seconds(long done, long nowNanos) {
        if (done <= doneBefore) {
            return OptionalDouble.empty();
        }
        double secondsEach = (nowNanos - beginNanos) * 1e-9 / (done - doneBefore);
        return OptionalDouble.of(secondsEach * Math.max(0, amount - done));
    }
}

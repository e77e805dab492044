package org.bilane.kernel.cpu;

/**
 * A limit on CPU time: so many microseconds, summed over all CPUs, in each period.
 *
 * @param quotaMicros CPU time granted in a period, in microseconds, above 0
 * @param periodMicros length of a period, in microseconds, above 0
 */
public record CpuQuota(long quotaMicros, long periodMicros) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is 0 or less
     */
    public CpuQuota {
        if (quotaMicros <= 0) {
            throw new IllegalArgumentException("quotaMicros is " + quotaMicros + ": must be above 0");
        }
        if (periodMicros <= 0) {
            throw new IllegalArgumentException("periodMicros is " + periodMicros + ": must be above 0");
        }
    }

    /**
     * How many CPUs may be kept busy all the time.
     *
     * @return quota divided by period, such as 1.5; above 0
     */
    public double cpus() {
        return (double) quotaMicros / periodMicros;
    }
}

package org.bilane.harness.reference;

import java.util.Arrays;
import java.util.Optional;

/**
 * The times of one number of workers.
 *
 * @param threads the number of workers
 * @param unpinnedBecause why the workers had no CPUs of their own; empty if they had
 * @param firstSeconds the whole first call
 * @param firstResultSeconds from the start of the first call until its first chunk of points was done
 * @param warmSeconds the later calls, ascending; at least one
 */
public record ThreadTimes(int threads, Optional<String> unpinnedBecause, double firstSeconds,
        double firstResultSeconds, double[] warmSeconds) {
    /**
     * Copies and sorts the warm times.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ThreadTimes {
        if (warmSeconds.length == 0) {
            throw new IllegalArgumentException("warmSeconds is empty: at least one is needed");
        }
        warmSeconds = warmSeconds.clone();
        Arrays.sort(warmSeconds);
    }

    /**
     * The fastest of the later calls.
     *
     * @return seconds
     */
    public double bestSeconds() {
        return warmSeconds[0];
    }

    /**
     * The median of the later calls.
     *
     * @return seconds
     */
    public double medianSeconds() {
        return quantile(0.5);
    }

    /**
     * A quantile of the later calls, interpolated between the two nearest.
     *
     * @param q from 0, the fastest, to 1, the slowest
     * @return seconds
     */
    public double quantile(double q) {
        return Quantile.of(warmSeconds, q);
    }

    /**
     * The times of the later calls.
     *
     * @return seconds, ascending; a copy
     */
    @Override
    public double[] warmSeconds() {
        return warmSeconds.clone();
    }
}

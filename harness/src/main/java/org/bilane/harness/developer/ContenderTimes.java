package org.bilane.harness.developer;

/**
 * How long one contender took for a job.
 *
 * @param name who it is
 * @param threads how many threads worked, at least 1
 * @param bilane whether it is the library, or a peer
 * @param medianSeconds the median time, above 0
 * @param p10Seconds the time that one of ten runs stayed below, above 0
 * @param p90Seconds the time that nine of ten runs stayed below, above 0
 */
public record ContenderTimes(String name, int threads, boolean bilane, double medianSeconds, double p10Seconds,
        double p90Seconds) {
    /**
     * Checks the times, which a log axis must be able to show.
     *
     * @throws IllegalArgumentException if one is not a finite number above 0
     */
    public ContenderTimes {
        require("medianSeconds", medianSeconds);
        require("p10Seconds", p10Seconds);
        require("p90Seconds", p90Seconds);
    }

    private static void require(String name, double seconds) {
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException(name + " = " + seconds + ": must be above 0 and finite");
        }
    }
}

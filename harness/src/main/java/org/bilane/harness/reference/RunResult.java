package org.bilane.harness.reference;

import java.util.List;

/**
 * The result of a run of the reference program.
 *
 * @param program what was run
 * @param total the sum over all that was computed
 * @param times one entry for each thread count, in the order asked for; only the first entry's first call was
 *     the first of the JVM
 */
public record RunResult(ReferenceProgram program, double total, List<ThreadTimes> times) {
    /** Copies the list. */
    public RunResult {
        times = List.copyOf(times);
    }

    /**
     * The speed of one thread count.
     *
     * @param entry one of {@link #times}
     * @return million evaluations per second, from the median; infinite if that is too short to measure
     */
    public double millionEvaluationsPerSecond(ThreadTimes entry) {
        return program.evaluations() / entry.medianSeconds() * 1e-6;
    }
}

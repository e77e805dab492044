package org.bilane.harness.developer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.bilane.harness.developer.compare.ComparisonJob;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.Setting;
import org.bilane.kernel.ExecutionPath;

/** Gathers what can be drawn of a comparison while it runs; the clock of the cores is known at its end. */
final class ComparedTimes {
    private final List<DoubleFunction<Stream<JobTimes>>> jobs = new ArrayList<>();

    /** No jobs yet. */
    ComparedTimes() {
    }

    /**
     * Takes a job, if its contenders did the same work.
     *
     * @param job the job
     * @param result what came of it
     * @param setting what it had at hand
     */
    void add(ComparisonJob job, JobResult result, Setting setting) {
        if (job.isRace()) {
            int lanes = ExecutionPath.chosen().vectorBits() / Double.SIZE;
            OptionalDouble cycles = lanes == 0 ? OptionalDouble.empty() : job.leastCycles(setting, lanes);
            jobs.add(clock -> JobTimes.of(result, cycles.isEmpty()
                    ? cycles
                    : OptionalDouble.of(cycles.getAsDouble() / clock)).stream());
        }
    }

    /**
     * All jobs with times.
     *
     * @param cyclesPerSecond the clock of a core, above 0
     * @return the jobs, in the order in which they came
     */
    List<JobTimes> jobs(double cyclesPerSecond) {
        return jobs.stream().flatMap(job -> job.apply(cyclesPerSecond)).toList();
    }
}

package org.bilane.harness.developer;

import java.util.List;
import java.util.Optional;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.Kind;
import org.bilane.harness.developer.compare.Standing;

/**
 * How long all contenders took for a job.
 *
 * @param job what the job is, in a few words
 * @param contenders who took part, at least one
 */
public record JobTimes(String job, List<ContenderTimes> contenders) {
    /**
     * What can be drawn of a job of the comparison: who was absent, or wrong, has no times, and of several variants of
     * a peer the fastest counts.
     *
     * @param result the job
     * @return the times; empty if there are none
     */
    public static Optional<JobTimes> of(JobResult result) {
        List<ContenderTimes> contenders = result.standings().stream().filter(Standing::counts)
                .filter(standing -> standing.kind() == Kind.BILANE || isFastest(standing, result.standings()))
                .map(standing -> new ContenderTimes(standing.name(), standing.threads(),
                        standing.kind() == Kind.BILANE, standing.median().orElseThrow(),
                        standing.low().orElseThrow(), standing.high().orElseThrow()))
                .toList();
        return contenders.isEmpty()
                ? Optional.empty()
                : Optional.of(new JobTimes(result.job() + ": " + result.title(), contenders));
    }

    private static boolean isFastest(Standing standing, List<Standing> among) {
        return among.stream().filter(Standing::counts)
                .filter(each -> each.kind() == standing.kind() && each.threads() == standing.threads())
                .noneMatch(each -> each.median().orElseThrow() < standing.median().orElseThrow());
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public JobTimes {
        contenders = List.copyOf(contenders);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("contenders of " + job + " is empty: at least one is needed");
        }
    }
}

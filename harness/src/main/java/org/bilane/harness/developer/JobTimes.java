package org.bilane.harness.developer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bilane.harness.developer.compare.Family;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.Standing;

/**
 * How long all contenders took for a job.
 *
 * @param job what the job is, in a few words
 * @param limitSeconds the least time that the hardware can take, above 0; empty if it is not known
 * @param contenders who took part, at least one
 */
public record JobTimes(String job, OptionalDouble limitSeconds, List<ContenderTimes> contenders) {
    /**
     * What can be drawn of a job of the comparison: who was absent, or wrong, has no times, and of several variants of
     * a peer the fastest counts.
     *
     * @param result the job
     * @param limitSeconds the least time that the hardware can take; empty if it is not known
     * @return the times; empty if there are none
     */
    public static Optional<JobTimes> of(JobResult result, OptionalDouble limitSeconds) {
        List<ContenderTimes> contenders = result.standings().stream().filter(Standing::counts)
                .filter(standing -> standing.family() == Family.BILANE || isFastest(standing, result.standings()))
                .map(standing -> new ContenderTimes(standing.name(), standing.threads(),
                        standing.family() == Family.BILANE, standing.median().orElseThrow(),
                        standing.low().orElseThrow(), standing.high().orElseThrow()))
                .toList();
        return contenders.isEmpty()
                ? Optional.empty()
                : Optional.of(new JobTimes(result.job() + ": " + result.title(), limitSeconds, contenders));
    }

    private static boolean isFastest(Standing standing, List<Standing> among) {
        return among.stream().filter(Standing::counts)
                .filter(each -> each.family() == standing.family() && each.threads() == standing.threads())
                .noneMatch(each -> each.median().orElseThrow() < standing.median().orElseThrow());
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the list is empty, or the limit not a finite number above 0
     */
    public JobTimes {
        contenders = List.copyOf(contenders);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("contenders of " + job + " is empty: at least one is needed");
        }
        if (limitSeconds.isPresent() && !(limitSeconds.getAsDouble() > 0
                && Double.isFinite(limitSeconds.getAsDouble()))) {
            throw new IllegalArgumentException("limitSeconds = " + limitSeconds.getAsDouble()
                    + ": must be above 0 and finite");
        }
    }
}

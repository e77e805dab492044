package org.bilane.harness.plot;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How long all contenders took for a job.
 *
 * @param job what the job is, in a few words
 * @param limitSeconds the least time that the hardware can take, above 0; empty if it is not known
 * @param contenders who took part, at least one
 */
public record JobTimes(String job, OptionalDouble limitSeconds, List<ContenderTimes> contenders) {
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

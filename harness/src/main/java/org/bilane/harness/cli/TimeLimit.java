package org.bilane.harness.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a command may take.
 *
 * @param given the limit as the user wrote it
 * @param duration the limit
 */
record TimeLimit(String given, Duration duration) {
    /**
     * What to say at the limit.
     *
     * @param done the evaluations that were done
     * @param all the evaluations that were to be done
     * @return the failure of the command
     */
    IOException exceeded(double done, double all) {
        return new IOException(String.format(Locale.ROOT,
                "--timeout %s: the time is up, with %.1f %% of the evaluations done; nothing was written", given,
                100 * done / Math.max(all, 1)));
    }
}

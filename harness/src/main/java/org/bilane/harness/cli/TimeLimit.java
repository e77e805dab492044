package org.bilane.harness.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.bilane.harness.pool.TimeIsUpException;

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
     * @param end how the work was ended
     * @return the failure of the command
     */
    IOException exceeded(TimeIsUpException end) {
        return new IOException("--timeout " + given + ": " + end.getMessage() + "; nothing was written");
    }

    /**
     * As {@link #exceeded(TimeIsUpException)}, for commands that count what they do.
     *
     * @param end how the work was ended
     * @param done the evaluations that were done
     * @param all the evaluations that were to be done
     * @return the failure of the command
     */
    IOException exceeded(TimeIsUpException end, double done, double all) {
        return new IOException(String.format(Locale.ROOT,
                "--timeout %s: %s, with %.1f %% of the evaluations done; nothing was written", given, end.getMessage(),
                100 * done / Math.max(all, 1)));
    }
}

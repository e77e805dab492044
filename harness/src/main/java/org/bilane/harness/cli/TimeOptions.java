package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import org.bilane.harness.pool.Deadline;

/** How long a command may take. */
@Parameters(separators = "=")
final class TimeOptions {
    @Parameter(names = "--timeout", order = 55, placeholder = "TIME",
            defaultValueDescription = "none",
            description = "Stop after so many seconds (or 500ms, 10m), also in the middle of reading a file, write "
                    + "nothing, and exit with status 1")
    private TimeLimit limit;

    /**
     * Starts the time that the command may take.
     *
     * @return when it is over
     */
    Deadline start() {
        return limit == null ? Deadline.NEVER : Deadline.after(limit.duration());
    }

    /**
     * What was asked for.
     *
     * @return the limit; null if there is none, when no time can be up
     */
    TimeLimit limit() {
        return limit;
    }
}

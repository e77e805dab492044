package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.PoolSettings;
import org.bilane.harness.pool.TimeIsUpException;

/** The options of all commands whose work is done by a pool. */
@Parameters(separators = "=")
final class PoolOptions {
    @Parameter(names = "--chunk", order = 52, placeholder = "SIZE",
            defaultValueDescription = "what fits the L2",
            description = "What a worker takes at a time, in bytes of x, y and output (16 a point for sums, "
                    + "16 + 8 K' for arrays of K' surfaces), with K, M or G for powers of 1024; or unlimited, "
                    + "one chunk for each worker")
    private ChunkSize chunk;

    @Parameter(names = "--l2", order = 53, placeholder = "SIZE", converter = ByteSizeConverter.class,
            defaultValueDescription = "this machine's",
            description = "Plan chunks for an L2 of so many bytes for each worker, such as 256K")
    private Long l2Bytes;

    @Parameter(names = "--no-pin", order = 54, description = "Do not pin workers to cores")
    private boolean unpinned;

    @ParametersDelegate
    private final TimeOptions time = new TimeOptions();

    /**
     * What was asked for.
     *
     * @return the settings of the pool
     */
    PoolSettings settings() {
        return new PoolSettings(Optional.ofNullable(chunk),
                l2Bytes == null ? OptionalLong.empty() : OptionalLong.of(l2Bytes), !unpinned);
    }

    /**
     * Starts the time that the command may take.
     *
     * @return when it is over
     */
    Deadline startTime() {
        return time.start();
    }

    /**
     * What to say when the time is up, which it can be with a time limit only.
     *
     * @param end how the work was ended
     * @param done the evaluations that were done
     * @param all the evaluations that were to be done
     * @return the failure of the command
     */
    IOException timeIsUp(TimeIsUpException end, double done, double all) {
        return time.limit().exceeded(end, done, all);
    }
}

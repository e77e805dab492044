package org.bilane.harness.pool;

import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.kernel.WorkerPool;

/**
 * What a pool is to be like, beside the number of its workers.
 *
 * @param chunk how much a worker takes at a time; empty for what the library plans
 * @param l2Bytes the L2 of a worker that the library plans for; empty for the machine's own
 * @param pinned false to leave the workers unpinned; otherwise they are as the library decides
 */
public record PoolSettings(Optional<ChunkSize> chunk, OptionalLong l2Bytes, boolean pinned) {
    /** Everything as the library decides. */
    public static final PoolSettings DEFAULT =
            new PoolSettings(Optional.empty(), OptionalLong.empty(), true);

    /**
     * These settings with chunks of another size.
     *
     * @param size how much a worker takes at a time; empty for what the library plans
     * @return the settings
     */
    public PoolSettings withChunk(Optional<ChunkSize> size) {
        return new PoolSettings(size, l2Bytes, pinned);
    }

    /**
     * A builder of such a pool.
     *
     * @param bytesPerPoint of the slices of x, y and the output, see {@link ChunkSize#bytesPerPoint(long)}
     * @return a builder that only lacks the number of workers and a listener
     */
    public WorkerPool.Builder builder(long bytesPerPoint) {
        WorkerPool.Builder builder = WorkerPool.builder();
        chunk.ifPresent(size -> builder.chunkPoints(size.points(bytesPerPoint)));
        l2Bytes.ifPresent(builder::l2Bytes);
        if (!pinned) {
            builder.pinned(false);
        }
        return builder;
    }
}

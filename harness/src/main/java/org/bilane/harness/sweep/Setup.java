package org.bilane.harness.sweep;

import java.util.Optional;
import org.bilane.harness.pool.ChunkSize;

/**
 * A way to do a job.
 *
 * @param workers how many workers; 0 for a direct call on the calling thread, without a pool
 * @param chunk how much a worker takes at a time; empty for what the library plans
 */
public record Setup(int workers, Optional<ChunkSize> chunk) {
    /** A direct call, which knows no chunks. */
    public static final Setup DIRECT = new Setup(0, Optional.of(ChunkSize.UNLIMITED));
}

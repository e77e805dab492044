package org.bilane.harness.sweep;

import java.util.OptionalLong;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.pool.PoolSettings;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.WorkerPool;

/** A setup with its pool open. */
final class Contender implements AutoCloseable {
    /** Below this a call is repeated: the waking of threads and the clock would weigh too much. */
    private static final double LEAST_SECONDS = 0.02;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Setup setup;
    private final SweepWork work;
    private final WorkerPool pool;
    private final Evaluator evaluator;

    /**
     * Opens the pool.
     *
     * @param setup the setup
     * @param work what it will do
     * @param settings what a pool is like beside the setup
     */
    Contender(Setup setup, SweepWork work, PoolSettings settings) {
        this.setup = setup;
        this.work = work;
        this.pool = setup.workers() == 0 ? null : settings.withChunk(setup.chunk())
                .builder(work.bytesPerPoint()).workers(setup.workers()).open();
        this.evaluator = pool == null ? Evaluator.onCallingThread() : pool;
    }

    /**
     * Times one call, or as many as take long enough.
     *
     * @return million results per second
     */
    double rate() {
        work.warmUp(evaluator);
        long start = System.nanoTime();
        int calls = 0;
        double seconds;
        do {
            work.run(evaluator);
            calls++;
            seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        } while (seconds < LEAST_SECONDS);
        return calls * work.results() / seconds * 1e-6;
    }

    /** Whether the workers have no CPUs of their own; false for a direct call. */
    boolean unpinned() {
        return pool != null && pool.unpinnedBecause().isPresent();
    }

    /** The bytes of a chunk as asked for or planned; empty if they are not limited. */
    OptionalLong chunkBytes() {
        return setup.chunk().map(ChunkSize::bytes)
                .orElseGet(() -> OptionalLong.of(work.plan(pool).chunkPoints() * work.bytesPerPoint()));
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}

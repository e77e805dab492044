package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.plan.ChunkPlan;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Pinning;

/**
 * The same operations over a pool of platform threads, one for each physical core, each pinned to its core.
 *
 * <p>The workers share the surfaces, the points and the outputs; all that passes to a worker is which points are next.
 * Calls block until the work is done. Several threads may share a pool: their calls are done one after the other in
 * the order in which they came. A call from inside a worker (from a {@link ChunkListener}) is refused. Segments that a
 * call hands in must be accessible to the workers, so not belong to a confined arena. If a worker fails, the caller
 * gets an exception whose cause is the worker's; outputs are then incomplete, and the pool goes on.
 *
 * <p>The calling thread is never pinned. Where pinning fails, the workers run unpinned, and one line in the log of
 * {@code org.bilane.kernel} says why. The system property {@code bilane.pin=false} turns pinning off.
 */
public final class WorkerPool implements Evaluator, AutoCloseable {
    private final Crew crew;
    private final Pinning pinning;
    private final PoolCalls calls;

    private WorkerPool(Builder builder) {
        CpuTopology topology = CpuTopology.ofThisMachine();
        int size = builder.workers == 0 ? Pinning.defaultWorkers(topology) : builder.workers;
        this.pinning = new Pinning(topology, size, builder.pinned);
        long l2Bytes = topology.l2ShareBytes(topology.cores().get(0)).orElse(ChunkPlan.DEFAULT_L2_BYTES);
        this.calls = new PoolCalls(size, l2Bytes, builder.listener);
        this.crew = new Crew(size, "bilane-worker", pinning::pin);
    }

    /**
     * A pool of one pinned worker for each physical core that this process may use.
     *
     * @return the pool
     */
    public static WorkerPool open() {
        return builder().open();
    }

    /**
     * A builder of a pool.
     *
     * @return a builder with the defaults of {@link #open()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What a pool shall be like. Not thread-safe. */
    public static final class Builder {
        private int workers;
        private boolean pinned = !"false".equals(System.getProperty("bilane.pin"));
        private ChunkListener listener = (points, surfaces) -> { };

        private Builder() {
        }

        /**
         * Sets the number of workers. More workers than the CPUs that may be used run unpinned.
         *
         * @param number 1 or more; one for each physical core by default
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder workers(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("workers = " + number + ": a pool needs at least 1");
            }
            workers = number;
            return this;
        }

        /**
         * Sets whether each worker is pinned to a core of its own.
         *
         * @param pin true by default, unless the system property {@code bilane.pin} is {@code false}
         * @return this builder
         */
        public Builder pinned(boolean pin) {
            pinned = pin;
            return this;
        }

        /**
         * Sets who is told of each chunk that is done.
         *
         * @param chunkListener the listener
         * @return this builder
         */
        public Builder listener(ChunkListener chunkListener) {
            listener = java.util.Objects.requireNonNull(chunkListener, "listener: must not be null");
            return this;
        }

        /**
         * Starts the workers.
         *
         * @return the pool
         */
        public WorkerPool open() {
            return new WorkerPool(this);
        }
    }

    /**
     * The number of workers.
     *
     * @return the number
     */
    public int workers() {
        return crew.size();
    }

    /**
     * Why the workers are not pinned.
     *
     * @return one sentence; empty if they are pinned, as far as they have tried
     */
    public Optional<String> unpinnedBecause() {
        return pinning.refusal();
    }

    @Override
    public double total(Surfaces surfaces, Points points, Transform transform) {
        crew.take();
        try {
            Requests.total(calls.begin(), surfaces, points, transform);
            calls.sumBlocks(crew);
            return calls.workspace().total();
        } finally {
            end();
        }
    }

    @Override
    public void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        crew.take();
        try {
            Requests.sums(calls.begin(), surfaces, points, transform, sums);
            calls.sumBlocks(crew);
            calls.workspace().storeSums(sums, 0, surfaces.count());
        } finally {
            end();
        }
    }

    @Override
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        crew.take();
        try {
            Requests.sums(calls.begin(), families, points, transform, sums);
            calls.sumBlocks(crew);
            calls.workspace().storeSums(families, sums);
        } finally {
            end();
        }
    }

    @Override
    public void values(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values) {
        crew.take();
        try {
            Requests.values(calls.begin(), surfaces, points, transform, layout, values);
            calls.storeValues(crew);
        } finally {
            end();
        }
    }

    @Override
    public void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        crew.take();
        try {
            Requests.values(calls.begin(), families, points, transform, layout, values);
            calls.storeValues(crew);
        } finally {
            end();
        }
    }

    private void end() {
        calls.end();
        crew.give();
    }

    /**
     * Ends the workers, after the calls that are under way, and waits for their end. Later calls are refused.
     *
     * @throws IllegalStateException if called from a worker, or from a {@link ChunkListener}
     */
    @Override
    public void close() {
        crew.close();
    }
}

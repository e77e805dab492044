package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.plan.ChunkPlan;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Pinning;

/**
 * An {@link Evaluator} with workers: platform threads, one for each physical core, each pinned to its core.
 *
 * <p>The workers share the surfaces, the points and the outputs; all that passes to a worker is which points are next.
 * Calls block until the work is done. {@link #startSums} and {@link #startValues} return before; they wait only where
 * 64 calls are under way, or have taken all memory for ordering points, until one has ended, and look at all points
 * first where the rule is {@link Outside#ERROR}. Several threads may share a pool: workers take a chunk of each call in
 * turn. A call so small that waking a worker would take longer runs on the calling thread. A call from inside a worker
 * (from a {@link ChunkListener}) that would have to wait is refused with an {@link IllegalStateException}. Segments
 * that a call hands in must be accessible to the workers: one of a confined arena, also of the calling thread's, is
 * refused with an {@link IllegalArgumentException}.
 *
 * <p>If a worker fails, the caller gets an exception whose cause is the worker's. An interrupt of the waiting thread
 * stops the workers at the next chunk; the call throws {@link EvaluationStoppedException} and the interrupt status
 * stays set. Outputs are then incomplete, and the pool goes on.
 *
 * <p>The calling thread is never pinned. Where pinning fails, the workers run unpinned, and one line in the log of
 * {@code org.bilane.kernel} says why. The system property {@code bilane.pin=false} turns pinning off.
 */
public final class WorkerPool implements Evaluator, AutoCloseable {
    private final Crew crew;
    private final Pinning pinning;
    private final PoolWorkers workers;
    private final Workspaces<PoolJob> jobs;

    private WorkerPool(Builder builder) {
        CpuTopology topology = CpuTopology.ofThisMachine();
        int size = builder.workers == 0 ? Pinning.defaultWorkers(topology) : builder.workers;
        this.pinning = new Pinning(topology, size, builder.pinned);
        long l2Bytes = builder.l2Bytes > 0 ? builder.l2Bytes
                : topology.l2ShareBytes(topology.cores().get(0)).orElse(ChunkPlan.DEFAULT_L2_BYTES);
        this.workers = new PoolWorkers(size, new ChunkPlan(l2Bytes, builder.chunkPoints), builder.listener);
        this.jobs = new Workspaces<>(() -> new PoolJob(workers));
        this.crew = new Crew(size, "bilane-worker", pinning::pin);
        workers.anyWorker(crew.anyWorker());
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

    /** What a pool is to be like. Not thread-safe. */
    public static final class Builder {
        private static final int MOST_WORKERS = 8192;

        private int workers;
        private boolean pinned = !"false".equals(System.getProperty("bilane.pin"));
        private ChunkListener listener = (points, surfaces) -> { };
        private long l2Bytes;
        private long chunkPoints;

        private Builder() {
        }

        /**
         * Sets the number of workers. More workers than the CPUs that may be used, or than a quota of CPU time keeps
         * busy, run unpinned.
         *
         * @param number 1 to 8192, the most CPUs that Linux counts; by default one for each physical core, but no more
         *     than a quota keeps busy
         * @return this builder
         * @throws IllegalArgumentException if the number is out of that range
         */
        public Builder workers(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("workers = " + number + ": a pool needs at least 1");
            }
            if (number > MOST_WORKERS) {
                throw new IllegalArgumentException("workers = " + number + ": a pool has at most " + MOST_WORKERS);
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
            listener = Segments.requireNonNull("listener", chunkListener);
            return this;
        }

        /**
         * Sets the L2 to plan for, in place of the machine's own.
         *
         * @param bytes a worker's share of L2
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder l2Bytes(long bytes) {
            l2Bytes = requirePositive("l2Bytes", bytes);
            return this;
        }

        /**
         * Sets how many points a worker takes at a time, in place of what the L2 suggests; at the most, a call's points
         * are divided among the workers. Sums in order round it to whole blocks; where points are grouped by cell, it
         * is the length of the slices that are ordered by themselves. No result depends on it.
         *
         * @param points the points of a chunk
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder chunkPoints(long points) {
            chunkPoints = requirePositive("chunkPoints", points);
            return this;
        }

        private static long requirePositive(String name, long number) {
            if (number < 1) {
                throw new IllegalArgumentException(name + " = " + number + ": must be at least 1");
            }
            return number;
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
     * What would be planned for a call for sums: nothing is evaluated.
     *
     * @param surfaces the surfaces of the call
     * @param points its points
     * @return the plan, whose chunks are whole blocks of points that are summed by themselves, or where points are
     *     grouped by cell, slices of points that are ordered by themselves
     * @throws IllegalStateException if the stack of the surfaces or the arena of the points is closed
     */
    public EvaluationPlan planSums(Surfaces surfaces, Points points) {
        Request request = new Request();
        request.plan(surfaces, points);
        SumsPlan plan = new SumsPlan();
        plan.make(request.call());
        SumsPart part = plan.main();
        return workers.describe(part.route(), part, part.route() == Route.SUMS_BY_CELL
                ? Math.ceilDiv(part.blockPoints(), (long) workers.slices(part))
                : workers.sumsChunkBlocks(part) * part.blockPoints());
    }

    /**
     * What would be planned for a call for values: nothing is evaluated.
     *
     * @param surfaces the surfaces of the call
     * @param points its points
     * @param layout the order of the result
     * @return the plan
     * @throws IllegalStateException if the stack of the surfaces or the arena of the points is closed
     */
    public EvaluationPlan planValues(Surfaces surfaces, Points points, Layout layout) {
        Request request = new Request();
        request.plan(surfaces, points);
        request.call().layout(Segments.requireNonNull("layout", layout));
        ValuesPlan plan = new ValuesPlan();
        plan.make(request.call(), PathChoice.get().kernels(), workers.count());
        return workers.describe(plan.route(), plan, workers.valuesChunk(plan));
    }

    /**
     * Why the workers are not pinned. Waits for those that are still starting, unless a worker asks.
     *
     * @return one sentence; empty if they are pinned
     */
    public Optional<String> unpinnedBecause() {
        crew.awaitStart();
        return pinning.refusal();
    }

    @Override
    public double total(Surfaces surfaces, Points points, Transform transform) {
        PoolJob job = take();
        try {
            job.request().total(surfaces, points, transform);
            job.planSums();
            job.runBlocking(crew);
            return job.total();
        } finally {
            give(job);
        }
    }

    @Override
    public void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        PoolJob job = take();
        try {
            job.request().sums(surfaces, points, transform, sums);
            job.planSums();
            job.runBlocking(crew);
        } finally {
            give(job);
        }
    }

    @Override
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        PoolJob job = take();
        try {
            job.request().sums(families, points, transform, sums);
            job.planSums();
            job.runBlocking(crew);
        } finally {
            give(job);
        }
    }

    @Override
    public void values(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values) {
        PoolJob job = take();
        try {
            job.request().values(surfaces, points, transform, layout, values);
            job.planValues();
            job.runBlocking(crew);
        } finally {
            give(job);
        }
    }

    @Override
    public void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        PoolJob job = take();
        try {
            job.request().values(families, points, transform, layout, values);
            job.planValues();
            job.runBlocking(crew);
        } finally {
            give(job);
        }
    }

    @Override
    public void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values,
            MemorySegment dx, MemorySegment dy) {
        PoolJob job = take();
        try {
            job.request().gradients(surfaces, points, transform, layout, values, dx, dy);
            job.planValues();
            job.runBlocking(crew);
        } finally {
            give(job);
        }
    }

    /**
     * Starts {@link Evaluator#sums(List, Points, Transform, List)} and returns before it is done. The memory handed in
     * must stay as it is until the end. Arguments are refused as by that call, before anything starts.
     *
     * @param families the families, whose axes must have the same knots
     * @param points which points
     * @param transform what is summed
     * @param sums for each family a segment that receives its K' doubles
     * @return the evaluation under way
     * @throws EvaluationStoppedException if the calling thread is interrupted while it waits until there is memory, or
     *     fewer than 64 calls are under way
     */
    public PendingEvaluation startSums(List<Surfaces> families, Points points, Transform transform,
            List<MemorySegment> sums) {
        requireOpen();
        PoolJob job = new PoolJob(workers);
        job.request().sums(families, points, transform, sums);
        job.planSums();
        job.start(crew);
        return new PendingEvaluation(job, crew);
    }

    /**
     * Starts {@link Evaluator#values(List, Points, Transform, Layout, List)} and returns before it is done. The memory
     * handed in must stay as it is until the end. Arguments are refused as by that call, before anything starts.
     *
     * @param families the families, whose axes must have the same knots
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of each result: (K', m) or (m, K')
     * @param values for each family a segment that receives its K' * m doubles
     * @return the evaluation under way
     * @throws EvaluationStoppedException if the calling thread is interrupted while it waits until there is memory, or
     *     fewer than 64 calls are under way
     */
    public PendingEvaluation startValues(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        requireOpen();
        PoolJob job = new PoolJob(workers);
        job.request().values(families, points, transform, layout, values);
        job.planValues();
        job.start(crew);
        return new PendingEvaluation(job, crew);
    }

    private PoolJob take() {
        requireOpen();
        if (crew.isWorker()) {
            throw new IllegalStateException("pool: called from its own worker " + Thread.currentThread().getName()
                    + "; a worker may not wait for its pool");
        }
        return jobs.take();
    }

    private void requireOpen() {
        if (crew.isClosed()) {
            throw new IllegalStateException("pool: it is closed");
        }
    }

    private void give(PoolJob job) {
        job.release();
        jobs.give(job);
    }

    /**
     * Ends the workers once the calls under way are done, and waits for their end. Later calls are refused.
     *
     * @throws IllegalStateException if called from a worker
     */
    @Override
    public void close() {
        crew.close();
    }
}

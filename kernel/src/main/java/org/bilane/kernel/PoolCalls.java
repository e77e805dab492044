package org.bilane.kernel;

import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.ChunkSums;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.plan.ChunkPlan;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Tasks;

/** Cuts the calls of a pool into tasks and puts their results together. Used by the caller whose turn it is. */
final class PoolCalls {
    private final Workspace workspace = new Workspace();
    private final Scratch[] scratches;
    private final long l2Bytes;
    private final ChunkListener listener;
    private final SumTasks sumTasks;
    private final ValueTasks valueTasks;

    PoolCalls(int workers, long l2Bytes, ChunkListener listener) {
        this.l2Bytes = l2Bytes;
        this.listener = listener;
        this.scratches = new Scratch[workers];
        this.sumTasks = new SumTasks(new ChunkSums(PathChoice.get().kernels()));
        this.valueTasks = new ValueTasks(new ChunkValues(PathChoice.get().kernels()));
    }

    /** The call to describe. */
    Call begin() {
        return workspace.call;
    }

    /** Where the sums are. */
    Workspace workspace() {
        return workspace;
    }

    /** Lets go of the caller's memory. */
    void end() {
        workspace.call.end();
    }

    /** Sums all blocks: each worker block by block, then the caller over the blocks, in their order. */
    void sumBlocks(Crew crew) {
        requireAccess(crew);
        int blocks = (int) SumBlocks.count(workspace.call.points());
        int surfaces = workspace.call.surfaces();
        workspace.beginSums(blocks);
        run(crew, sumTasks);
        for (int block = 0; block < blocks; block++) {
            workspace.sums.add(workspace.blockSums, block * surfaces, surfaces);
        }
    }

    /** Stores all values, chunk by chunk. */
    void storeValues(Crew crew) {
        requireAccess(crew);
        valueTasks.chunk = ChunkPlan.valuePoints(l2Bytes, workspace.call.surfaces());
        run(crew, valueTasks);
    }

    /** A single task is not worth waking a worker for. */
    private void run(Crew crew, Tasks tasks) {
        if (tasks.count() > 1) {
            crew.run(tasks);
        } else if (tasks.count() == 1) {
            tasks.run(0, 0);
        }
    }

    private void requireAccess(Crew crew) {
        String confined = workspace.call.inaccessibleTo(crew.anyWorker());
        if (confined != null) {
            throw new IllegalArgumentException(confined + ": in an arena confined to another thread; the workers of a"
                    + " pool need Arena.ofShared, ofAuto or global");
        }
    }

    /** The scratch of a worker, made by itself so that its memory is near its core. */
    private Scratch scratch(int worker) {
        if (scratches[worker] == null) {
            scratches[worker] = new Scratch();
        }
        return scratches[worker];
    }

    /** One task for each block of {@link SumBlocks}. */
    private final class SumTasks implements Tasks {
        private final ChunkSums chunks;

        SumTasks(ChunkSums chunks) {
            this.chunks = chunks;
        }

        @Override
        public long count() {
            return SumBlocks.count(workspace.call.points());
        }

        @Override
        public void run(long block, int worker) {
            Call call = workspace.call;
            chunks.sumBlock(call, block, scratch(worker), workspace.blockSums, (int) block * call.surfaces());
            long length = SumBlocks.length(call.points());
            listener.chunkDone(Math.min(length, call.points() - block * length), call.surfaces());
        }
    }

    /** One task for each chunk of the plan. */
    private final class ValueTasks implements Tasks {
        private final ChunkValues chunks;
        private long chunk;

        ValueTasks(ChunkValues chunks) {
            this.chunks = chunks;
        }

        @Override
        public long count() {
            return Math.ceilDiv(workspace.call.points(), chunk);
        }

        @Override
        public void run(long task, int worker) {
            Call call = workspace.call;
            long from = task * chunk;
            long to = Math.min(from + chunk, call.points());
            chunks.store(call, from, to, scratch(worker));
            listener.chunkDone(to - from, call.surfaces());
        }
    }
}

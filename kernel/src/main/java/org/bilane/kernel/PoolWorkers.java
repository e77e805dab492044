package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.JobShape;
import org.bilane.kernel.chunk.OrderedSums;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.plan.ChunkPlan;
import org.bilane.kernel.plan.PlannedPhases;

/** What the workers of a pool share, and the scratch that each has of its own. */
final class PoolWorkers {
    private final OrderedSums orderedSums = new OrderedSums(PathChoice.get().kernels());
    private final ChunkValues chunkValues = new ChunkValues(PathChoice.get().kernels());
    private final Scratch[] scratches;
    private final ChunkPlan plan;
    private final ChunkListener listener;
    private volatile Thread anyWorker;

    PoolWorkers(int count, ChunkPlan plan, ChunkListener listener) {
        this.scratches = new Scratch[count];
        this.plan = plan;
        this.listener = listener;
    }

    int count() {
        return scratches.length;
    }

    /** The points of a chunk of values; the last chunk may have fewer. */
    long valuesChunk(ValuesPlan values) {
        return plan.chunkPoints(values.route(), values, count());
    }

    /** The blocks of a chunk of sums in order; the last chunk may have fewer. */
    long sumsChunkBlocks(SumsPart inOrder) {
        return Math.max(1, chunkPoints(inOrder) / inOrder.blockPoints());
    }

    /** The slices into which a block of points is cut that are grouped by cell. */
    int slices(SumsPart byCell) {
        return CellPhases.slices(byCell, chunkPoints(byCell));
    }

    private long chunkPoints(SumsPart part) {
        return plan.chunkPoints(part.route(), part, count());
    }

    /** What is planned for a call whose chunks have some points. */
    EvaluationPlan describe(Route route, JobShape shape, long chunkPoints) {
        long chunk = Math.min(chunkPoints, shape.points());
        return new EvaluationPlan(route, chunkPoints, ChunkPlan.surfaceBlock(route, shape), plan.l2Bytes(),
                PlannedPhases.of(route, shape, chunk));
    }

    /** Names a worker that stands for all where access to memory is checked. */
    void anyWorker(Thread worker) {
        anyWorker = worker;
    }

    /** Refuses memory that workers may not touch. */
    void requireAccess(Call call) {
        String confined = call.inaccessibleTo(anyWorker);
        if (confined != null) {
            throw new IllegalArgumentException(confined + ": in an arena confined to one thread; the workers of a pool"
                    + " need Arena.ofShared, ofAuto or global");
        }
    }

    /** The scratch of a worker, made by itself so that its memory is near its core. */
    Scratch scratch(int worker) {
        if (scratches[worker] == null) {
            scratches[worker] = new Scratch();
        }
        return scratches[worker];
    }

    void sumBlock(SumsPlan sums, long block, Scratch scratch, MemorySegment to, long at) {
        orderedSums.sum(sums, block, scratch, to, at);
    }

    void storeValues(ValuesPlan values, long from, long to, Scratch scratch) {
        chunkValues.store(values, from, to, scratch);
    }

    void chunkDone(long points, long surfaces) {
        listener.chunkDone(points, surfaces);
    }
}

package org.bilane.kernel;

import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.OrderMemory;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.work.Crew;

/**
 * The sums of one evaluation of a pool, cut into chunks: the tasks by cell first, phase by phase, and behind them, as a
 * phase of their own, whole blocks of points in their order. Kept from call to call.
 */
final class PoolSums {
    private final PoolWorkers workers;
    private final SumsPlan plan = new SumsPlan();
    private final Sums byCell = new Sums();
    private final Sums inOrder = new Sums();
    private final CellPhases phases = new CellPhases(PathChoice.get().kernels());
    /** Where points are ordered by cell; null if they are not. */
    private OrderMemory.Piece piece;
    private long pointsPerChunk;
    private long blocksPerChunk;
    private long chunksByCell;
    private long chunks;

    PoolSums(PoolWorkers workers) {
        this.workers = workers;
    }

    /** Cuts a call into chunks. */
    void plan(Call call) {
        plan.make(call);
        chunks = 0;
        chunksByCell = 0;
        // First what takes no piece of memory: one that is taken must be given back, whatever fails.
        if (!plan.inOrder().isEmpty()) {
            planInOrder(plan.inOrder());
        }
        if (!plan.byCell().isEmpty()) {
            planByCell(plan.byCell());
        }
        chunks += chunksByCell;
    }

    private void planInOrder(SumsPart part) {
        inOrder.begin(part, part.blocks());
        blocksPerChunk = workers.sumsChunkBlocks(part);
        pointsPerChunk = blocksPerChunk * part.blockPoints();
        chunks = Math.ceilDiv(part.blocks(), blocksPerChunk);
    }

    private void planByCell(SumsPart part) {
        int slices = workers.slices(part);
        pointsPerChunk = Math.ceilDiv(part.blockPoints(), (long) slices);
        byCell.begin(part, part.ranges());
        piece = takePiece(CellPhases.orderBytes(part, slices));
        phases.begin(plan, slices, piece.segment());
        chunksByCell = phases.count();
    }

    private static OrderMemory.Piece takePiece(long bytes) {
        try {
            return OrderMemory.shared().take(bytes, !Crew.isWorkerOfAny());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluationStoppedException("the evaluation was stopped (interrupted)", 0, 0);
        }
    }

    /** Gives the memory back in which points are ordered, if some is taken. */
    void givePiece() {
        if (piece != null) {
            phases.end();
            OrderMemory.shared().give(piece);
            piece = null;
        }
    }

    Route route() {
        return plan.route();
    }

    long chunks() {
        return chunks;
    }

    /** The points of a chunk, of those by cell where there are both. */
    long pointsPerChunk() {
        return pointsPerChunk;
    }

    /** Whether waking a worker would take longer than to do it all. */
    boolean isSmall() {
        return chunks <= 1 || chunksByCell > 0 && plan.byCell().isWhole();
    }

    /** Opens the next phase, as {@link org.bilane.kernel.work.Tasks#open} says. */
    long open(long first) {
        if (first < chunksByCell) {
            return phases.open(first, byCell);
        }
        // Other calls may wait for it.
        givePiece();
        return chunks;
    }

    /** Does a chunk of the open phase. */
    void run(long chunk, Scratch scratch) {
        if (chunk < chunksByCell) {
            runByCell(chunk, scratch);
        } else {
            runInOrder(chunk - chunksByCell, scratch);
        }
    }

    private void runByCell(long task, Scratch scratch) {
        long points = phases.run(task, scratch, byCell.blocks());
        if (points > 0) {
            workers.chunkDone(points, plan.byCell().surfaces());
        }
    }

    private void runInOrder(long chunk, Scratch scratch) {
        SumsPart part = plan.inOrder();
        long from = chunk * blocksPerChunk;
        long to = Math.min(from + blocksPerChunk, part.blocks());
        for (long block = from; block < to; block++) {
            workers.sumBlock(plan, block, scratch, inOrder.blocks(), block * part.surfaces());
        }
        workers.chunkDone(Math.min(to * part.blockPoints(), part.points()) - from * part.blockPoints(),
                part.surfaces());
    }

    /** Stores the sums where the caller wants them, once all chunks are done. */
    void store() {
        if (!plan.byCell().isEmpty()) {
            byCell.add(phases.ranges());
            byCell.store();
        }
        if (!plan.inOrder().isEmpty()) {
            inOrder.add(Math.toIntExact(plan.inOrder().blocks()));
            inOrder.store();
        }
    }

    /** The total of the sums of an only family, once they are stored. */
    double total() {
        return (plan.byCell().isEmpty() ? inOrder : byCell).total();
    }
}

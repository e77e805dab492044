package org.bilane.kernel;

import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.OrderMemory;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.watch.EvaluationWatch;
import org.bilane.kernel.watch.Outcome;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Failures;
import org.bilane.kernel.work.Job;
import org.bilane.kernel.work.Tasks;

/**
 * One evaluation of a pool: its call, cut into chunks for the workers, and its results put together at the end. Used
 * again for later calls, so that blocking calls allocate nothing.
 */
final class PoolJob implements Tasks {
    private final PoolWorkers workers;
    private final Job job = new Job();
    private final Request request = new Request();
    private final SumsPlan sumsPlan = new SumsPlan();
    private final ValuesPlan valuesPlan = new ValuesPlan();
    private final Sums sums = new Sums();
    private final CellPhases phases = new CellPhases(PathChoice.get().kernels());
    /** Where points are ordered by cell; null if they are not. */
    private OrderMemory.Piece piece;
    private final EvaluationWatch watch = new EvaluationWatch();
    private boolean summing;
    /** For calls too small for the workers. */
    private Scratch callerScratch;
    private long pointsPerChunk;
    private long blocksPerChunk;
    private long blocks;
    private long chunks;
    private volatile String stopReason;
    private boolean complete;
    private boolean onCaller;

    PoolJob(PoolWorkers workers) {
        this.workers = workers;
    }

    /** Where the call is described. */
    Request request() {
        return request;
    }

    /** Cuts a call for sums into chunks: of whole blocks, or for points grouped by cell the tasks of its phases. */
    void planSums() {
        workers.requireAccess(request.call());
        summing = true;
        SumsPlan plan = sumsPlan;
        plan.make(request.call());
        blocks = plan.blocks();
        if (plan.grouped()) {
            int slices = workers.slices(plan);
            pointsPerChunk = Math.ceilDiv(plan.blockPoints(), (long) slices);
            // First what may fail: a piece that is taken must be given back.
            sums.begin(plan, plan.ranges());
            piece = takePiece(CellPhases.orderBytes(plan, slices));
            phases.begin(plan, slices, piece.segment());
            chunks = phases.count();
        } else {
            sums.begin(plan, blocks);
            blocksPerChunk = workers.sumsChunkBlocks(plan);
            pointsPerChunk = blocksPerChunk * plan.blockPoints();
            chunks = Math.ceilDiv(blocks, blocksPerChunk);
        }
    }

    private static OrderMemory.Piece takePiece(long bytes) {
        try {
            return OrderMemory.shared().take(bytes, !Crew.isWorkerOfAny());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluationStoppedException("the evaluation was stopped (interrupted)", 0, 0);
        }
    }

    private void givePiece() {
        if (piece != null) {
            phases.end();
            OrderMemory.shared().give(piece);
            piece = null;
        }
    }

    /** Cuts a call for values into chunks. */
    void planValues() {
        workers.requireAccess(request.call());
        summing = false;
        valuesPlan.make(request.call(), PathChoice.get().kernels(), workers.count());
        pointsPerChunk = workers.valuesChunk(valuesPlan);
        chunks = Math.ceilDiv(request.call().points(), pointsPerChunk);
    }

    /** Hands the job to the crew. */
    void start(Crew crew) {
        stopReason = null;
        complete = false;
        onCaller = false;
        watch.begin();
        try {
            crew.publish(job, this);
        } catch (InterruptedException e) {
            givePiece();
            Thread.currentThread().interrupt();
            throw new EvaluationStoppedException("the evaluation was stopped (interrupted)", 0, chunks);
        } catch (Throwable e) {
            givePiece();
            throw e;
        }
    }

    /** Does the job and waits for it; an interrupt stops it. */
    void runBlocking(Crew crew) {
        if (chunks <= 1 || piece != null && sumsPlan.isOneRange()) {
            // Waking a worker would take longer.
            try {
                runOnCaller();
            } catch (IllegalStateException e) {
                throw Segments.explained(e, request.call());
            }
            return;
        }
        start(crew);
        if (!job.await(false, 0, true)) {
            stop("interrupted");
            awaitEnd();
        }
        requireSuccess();
    }

    private void runOnCaller() {
        if (callerScratch == null) {
            callerScratch = new Scratch();
        }
        onCaller = true;
        watch.begin();
        boolean allDone = false;
        try {
            for (long first = 0; first < chunks; ) {
                long end = open(first);
                for (long chunk = first; chunk < end; chunk++) {
                    run(chunk, callerScratch);
                }
                first = end;
            }
            allDone = true;
        } finally {
            end(allDone);
        }
    }

    @Override
    public long count() {
        return chunks;
    }

    @Override
    public long open(long first) {
        return piece == null ? chunks : phases.open(first, sums);
    }

    @Override
    public void run(long chunk, int worker) {
        run(chunk, workers.scratch(worker));
    }

    private void run(long chunk, Scratch scratch) {
        Call call = request.call();
        if (piece != null) {
            long points = phases.run(chunk, scratch, sums.blocks());
            if (points > 0) {
                workers.chunkDone(points, call.surfaces());
            }
            return;
        }
        long pointsFrom;
        long pointsTo;
        if (summing) {
            long from = chunk * blocksPerChunk;
            long to = Math.min(from + blocksPerChunk, blocks);
            for (long block = from; block < to; block++) {
                workers.sumBlock(sumsPlan, block, scratch, sums.blocks(), block * call.surfaces());
            }
            pointsFrom = from * sumsPlan.blockPoints();
            pointsTo = Math.min(to * sumsPlan.blockPoints(), call.points());
        } else {
            pointsFrom = chunk * pointsPerChunk;
            pointsTo = Math.min(pointsFrom + pointsPerChunk, call.points());
            workers.storeValues(valuesPlan, pointsFrom, pointsTo, scratch);
        }
        workers.chunkDone(pointsTo - pointsFrom, call.surfaces());
    }

    @Override
    public void end(boolean allDone) {
        complete = allDone;
        boolean cancelled = !allDone && !onCaller && job.failure() == null;
        Outcome outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
        try {
            if (allDone) {
                storeSums();
                outcome = Outcome.COMPLETE;
            }
        } finally {
            givePiece();
            endWatch(outcome);
            request.call().finish();
        }
    }

    private void storeSums() {
        if (summing) {
            sums.addRanges(piece == null ? Math.toIntExact(blocks) : phases.ranges());
            sums.store(request.call());
        }
    }

    private void endWatch(Outcome outcome) {
        Call call = request.call();
        watch.end(call, summing ? sumsPlan.route() : valuesPlan.route(), onCaller ? 0 : workers.count(),
                onCaller ? call.points() : pointsPerChunk, outcome);
    }

    /** The total of all sums, once the job is done. */
    double total() {
        return sums.total();
    }

    /** Waits; false at the deadline or an interrupt. One thread at a time. */
    boolean await(long deadline) {
        return job.await(true, deadline, true);
    }

    /** Stops without waiting for the chunks under way. */
    void stop(String reason) {
        if (!job.hasEnded()) {
            stopReason = reason;
            job.stop();
        }
    }

    /** Waits, whatever happens. */
    void awaitEnd() {
        job.await(false, 0, false);
    }

    boolean hasEnded() {
        return job.hasEnded();
    }

    long chunksDone() {
        return job.done();
    }

    long chunks() {
        return chunks;
    }

    /** Throws what a worker threw, or that the job was stopped before its end. */
    void requireSuccess() {
        if (job.failure() != null) {
            throw forCaller(job.failure());
        }
        if (!complete) {
            String reason = stopReason;
            throw new EvaluationStoppedException("the evaluation was stopped ("
                    + (reason == null ? "the pool was closed" : reason) + ")", job.done(), chunks);
        }
    }

    private RuntimeException forCaller(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            // Callers who know what to do about it must find it under its name.
            throw (OutOfMemoryError) new OutOfMemoryError("in a worker: " + failure.getMessage()).initCause(failure);
        }
        return Failures.forCaller(
                failure instanceof IllegalStateException e ? Segments.explained(e, request.call()) : failure);
    }

    /** Lets go of the caller's memory. */
    void release() {
        givePiece();
        request.end();
    }
}

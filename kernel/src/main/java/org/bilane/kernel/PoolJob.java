package org.bilane.kernel;

import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.Scratch;
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
    private final PoolSums sums;
    private final Job job = new Job();
    private final Request request = new Request();
    private final ValuesPlan valuesPlan = new ValuesPlan();
    private final EvaluationWatch watch = new EvaluationWatch();
    private boolean summing;
    /** For calls too small for the workers. */
    private Scratch callerScratch;
    private long pointsPerChunk;
    private long chunks;
    private volatile String stopReason;
    private boolean complete;
    private boolean onCaller;

    PoolJob(PoolWorkers workers) {
        this.workers = workers;
        this.sums = new PoolSums(workers);
    }

    /** Where the call is described. */
    Request request() {
        return request;
    }

    /** Cuts a call for sums into chunks. */
    void planSums() {
        workers.requireAccess(request.call());
        summing = true;
        sums.plan(request.call());
        pointsPerChunk = sums.pointsPerChunk();
        chunks = sums.chunks();
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
            sums.givePiece();
            Thread.currentThread().interrupt();
            throw new EvaluationStoppedException("the evaluation was stopped (interrupted)", 0, chunks);
        } catch (Throwable e) {
            sums.givePiece();
            throw e;
        }
    }

    /** Does the job and waits for it; an interrupt stops it. */
    void runBlocking(Crew crew) {
        if (summing ? sums.isSmall() : chunks <= 1) {
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
        return summing ? sums.open(first) : chunks;
    }

    @Override
    public void run(long chunk, int worker) {
        run(chunk, workers.scratch(worker));
    }

    private void run(long chunk, Scratch scratch) {
        if (summing) {
            sums.run(chunk, scratch);
        } else {
            storeValues(chunk, scratch);
        }
    }

    private void storeValues(long chunk, Scratch scratch) {
        Call call = request.call();
        long from = chunk * pointsPerChunk;
        long to = Math.min(from + pointsPerChunk, call.points());
        workers.storeValues(valuesPlan, from, to, scratch);
        workers.chunkDone(to - from, call.surfaces());
    }

    @Override
    public void end(boolean allDone) {
        complete = allDone;
        boolean cancelled = !allDone && !onCaller && job.failure() == null;
        Outcome outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
        try {
            if (allDone) {
                if (summing) {
                    sums.store();
                }
                outcome = Outcome.COMPLETE;
            }
        } finally {
            sums.givePiece();
            endWatch(outcome);
            request.call().finish();
        }
    }

    private void endWatch(Outcome outcome) {
        Call call = request.call();
        watch.end(call, summing ? sums.route() : valuesPlan.route(), onCaller ? 0 : workers.count(),
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
        sums.givePiece();
        request.end();
    }
}

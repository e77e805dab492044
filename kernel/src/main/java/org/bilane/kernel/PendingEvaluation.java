package org.bilane.kernel;

import java.time.Duration;
import java.util.Objects;

/**
 * An evaluation under way on a {@link WorkerPool}. Its outputs are complete once {@link #await()} has returned or
 * {@link #isDone()} was true without a failure. May be used by any number of threads.
 */
public final class PendingEvaluation {
    private final PoolJob job;

    PendingEvaluation(PoolJob job) {
        this.job = job;
    }

    /**
     * Waits for the end.
     *
     * @throws EvaluationStoppedException if it was cancelled or its pool closed; also if the calling thread is
     *     interrupted, in which case the evaluation is cancelled first and the interrupt status stays set
     * @throws IllegalStateException if a worker failed; its exception is the cause
     */
    public synchronized void await() {
        if (!job.await(false, 0)) {
            job.stop("interrupted");
        }
        job.requireSuccess();
    }

    /**
     * Waits for the end, but not for ever. At the timeout the evaluation goes on.
     *
     * @param timeout how long to wait
     * @return false if the time was over first
     * @throws EvaluationStoppedException as {@link #await()}
     * @throws IllegalStateException as {@link #await()}
     */
    public synchronized boolean await(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout: must not be null");
        if (!job.await(true, System.nanoTime() + saturatedNanos(timeout))) {
            if (!Thread.currentThread().isInterrupted()) {
                return false;
            }
            job.stop("interrupted");
        }
        job.requireSuccess();
        return true;
    }

    /**
     * Waits for the end, and cancels the evaluation if it has not come in time. Returns or throws when no worker
     * touches the caller's memory any more.
     *
     * @param timeout how long to wait
     * @throws EvaluationStoppedException at the timeout, and as {@link #await()}
     * @throws IllegalStateException as {@link #await()}
     */
    public synchronized void awaitOrCancel(Duration timeout) {
        if (!await(timeout)) {
            job.stop("timed out");
            job.requireSuccess();
        }
    }

    /** At most a century, so that deadlines don't wrap. */
    static long saturatedNanos(Duration timeout) {
        Duration most = Duration.ofDays(36_500);
        return timeout.compareTo(most) > 0 ? most.toNanos() : timeout.toNanos();
    }

    /**
     * Cancels: the workers stop at the next chunk. Returns at once; does nothing if the evaluation has ended.
     */
    public void cancel() {
        job.cancel();
    }

    /**
     * Whether it has ended, by success, failure or cancellation.
     *
     * @return true if so
     */
    public boolean isDone() {
        return job.hasEnded();
    }

    /**
     * How far it is.
     *
     * @return the chunks done so far
     */
    public long chunksDone() {
        return job.chunksDone();
    }

    /**
     * How much there is to do.
     *
     * @return the chunks of the whole evaluation
     */
    public long chunks() {
        return job.chunks();
    }
}

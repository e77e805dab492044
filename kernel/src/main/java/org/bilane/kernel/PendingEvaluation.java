package org.bilane.kernel;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bilane.kernel.work.Crew;

/**
 * An evaluation under way on a {@link WorkerPool}. Its outputs are complete once {@link #await()} has returned or
 * {@link #isDone()} was true without a failure. May be used by any number of threads. The pool's own workers may
 * cancel it, but not wait for it: that is refused with an {@link IllegalStateException}.
 */
public final class PendingEvaluation {
    /** At most a century, so that deadlines don't wrap. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final PoolJob job;
    private final Crew crew;
    /** Held by the one thread that waits for the job; the others wait for the lock, each until its own deadline. */
    private final ReentrantLock waiting = new ReentrantLock();

    PendingEvaluation(PoolJob job, Crew crew) {
        this.job = job;
        this.crew = crew;
    }

    /**
     * Waits for the end.
     *
     * @throws EvaluationStoppedException if it was cancelled or its pool closed; also if the calling thread is
     *     interrupted, in which case the evaluation is cancelled first and the interrupt status stays set
     * @throws IllegalStateException if a worker failed; its exception is the cause
     */
    public void await() {
        await(LONGEST);
    }

    /**
     * Waits for the end, but not longer than a timeout. At the timeout the evaluation goes on.
     *
     * @param timeout how long to wait
     * @return false if the time was over first
     * @throws EvaluationStoppedException as {@link #await()}
     * @throws IllegalStateException as {@link #await()}
     */
    public boolean await(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout: must not be null");
        if (!hasEndedBy(System.nanoTime() + saturatedNanos(timeout))) {
            if (!Thread.currentThread().isInterrupted()) {
                return false;
            }
            stop("interrupted");
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
    public void awaitOrCancel(Duration timeout) {
        if (!await(timeout)) {
            stop("timed out");
            job.requireSuccess();
        }
    }

    /** Waits until the end, the deadline or an interrupt; false unless it is the end. */
    private boolean hasEndedBy(long deadline) {
        if (!job.hasEnded()) {
            if (crew.isWorker()) {
                throw new IllegalStateException("pool: its own worker " + Thread.currentThread().getName()
                        + " may not wait for its evaluations");
            }
            try {
                if (waiting.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    try {
                        job.await(deadline);
                    } finally {
                        waiting.unlock();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return job.hasEnded();
    }

    /** Returns when no worker touches the caller's memory any more. */
    private void stop(String reason) {
        job.stop(reason);
        waiting.lock();
        try {
            job.awaitEnd();
        } finally {
            waiting.unlock();
        }
    }

    private static long saturatedNanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        return timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos();
    }

    /**
     * Cancels: the workers stop at the next chunk. Returns at once; does nothing if the evaluation has ended.
     */
    public void cancel() {
        job.stop("cancelled");
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

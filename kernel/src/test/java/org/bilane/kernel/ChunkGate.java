package org.bilane.kernel;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a pool do as many chunks as a test permits: its workers wait at the end of each. */
final class ChunkGate implements ChunkListener {
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger arrivals = new AtomicInteger();

    @Override
    public void chunkDone(long points, long surfaces) {
        arrivals.incrementAndGet();
        permits.acquireUninterruptibly();
    }

    /** Permits some chunks more. */
    void permit(int chunks) {
        permits.release(chunks);
    }

    /** Holds nobody any more. */
    void open() {
        permits.release(1 << 24);
    }

    /** Waits until workers have come to the gate, in all. */
    void awaitArrivals(int count) {
        while (arrivals.get() < count) {
            spin();
        }
    }

    /** Waits until some chunks of an evaluation are done. */
    static void awaitChunks(PendingEvaluation evaluation, long chunks) {
        while (evaluation.chunksDone() < chunks) {
            spin();
        }
    }

    /** An end to a wait that is in vain: a test whose time is up is interrupted. */
    private static void spin() {
        if (Thread.interrupted()) {
            throw new AssertionError("interrupted before as many chunks were done as were waited for");
        }
        Thread.onSpinWait();
    }
}

package org.bilane.harness.reference;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.bilane.kernel.ChunkListener;

/** Listens to a pool: takes the time of a call's first chunk, and passes on how much is done. Thread-safe. */
final class CallClock implements ChunkListener {
    /** No nanosecond count, in practice: the clock would have to run for 292 years. */
    private static final long NONE = Long.MIN_VALUE;

    /** Divided by, not multiplied by its inverse, so that the digits of the decimal end at nanoseconds. */
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongConsumer evaluationsDone;
    private final AtomicLong firstChunk = new AtomicLong(NONE);
    private long start;

    /**
     * A clock that is not running.
     *
     * @param evaluationsDone is told, by any worker, of the evaluations of each chunk
     */
    CallClock(LongConsumer evaluationsDone) {
        this.evaluationsDone = evaluationsDone;
    }

    @Override
    public void chunkDone(long points, long surfaces) {
        // The plain read first: after the first chunk nothing else is done for each chunk.
        if (firstChunk.get() == NONE) {
            firstChunk.compareAndSet(NONE, System.nanoTime());
        }
        evaluationsDone.accept(points * surfaces);
    }

    /** Starts a call. To be called by the thread that makes it. */
    void start() {
        firstChunk.set(NONE);
        start = System.nanoTime();
    }

    /**
     * Ends a call.
     *
     * @return how long it took, in seconds
     */
    double stop() {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    /**
     * When the first chunk of the last call was done.
     *
     * @param whole the time of the whole call in seconds, which stands in if it had no chunk
     * @return seconds from the start of the call
     */
    double firstResult(double whole) {
        long first = firstChunk.get();
        return first == NONE ? whole : (first - start) / NANOS_PER_SECOND;
    }
}

package org.bilane.kernel;

/**
 * Is told of progress while a {@link WorkerPool} works: after each chunk, by the worker that did it, or by the calling
 * thread where a call is so small that it does the work.
 */
@FunctionalInterface
public interface ChunkListener {
    /**
     * A chunk is done. Called by several workers at once, between chunks, so it must be quick and safe for several
     * threads. What it throws fails the call: as if the worker had failed, or, on the calling thread, as it is.
     *
     * @param points the points of the chunk
     * @param surfaces the surfaces that were evaluated at each
     */
    void chunkDone(long points, long surfaces);
}

package org.bilane.kernel;

/**
 * An evaluation was stopped before its end: by a timeout, by {@link PendingEvaluation#cancel()}, by an interrupt of the
 * waiting thread, or because its pool was closed. Outputs are incomplete.
 */
public final class EvaluationStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What was done. */
    private final long chunksDone;
    /** What was to be done. */
    private final long chunks;

    EvaluationStoppedException(String why, long chunksDone, long chunks) {
        super(why + " after " + chunksDone + " of " + chunks + " chunks");
        this.chunksDone = chunksDone;
        this.chunks = chunks;
    }

    /**
     * How far it got.
     *
     * @return the chunks that were done
     */
    public long chunksDone() {
        return chunksDone;
    }

    /**
     * How far it should have got.
     *
     * @return the chunks of the whole evaluation; 0 where it was stopped before it was cut into chunks
     */
    public long chunks() {
        return chunks;
    }
}

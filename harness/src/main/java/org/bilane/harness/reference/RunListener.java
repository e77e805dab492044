package org.bilane.harness.reference;

/** Is told of the course of a run. */
public interface RunListener {
    /** The pools of all thread counts are open. */
    void poolsReady();

    /**
     * The very first call is done.
     *
     * @param secondsSinceEnd how long ago its first chunk of points was done
     */
    void firstResult(double secondsSinceEnd);

    /** The first call on each thread count is done, in which code was compiled. */
    void firstCallsDone();

    /**
     * Some evaluations are done. Called by several workers at once, on the hot path: must be quick.
     *
     * @param evaluations how many more
     */
    void evaluated(long evaluations);
}

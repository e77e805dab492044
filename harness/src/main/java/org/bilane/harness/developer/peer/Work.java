package org.bilane.harness.developer.peer;

import java.lang.foreign.MemorySegment;

/** A way to do the reference program's job in this JVM, ready to be timed. Used by one thread; to be closed. */
interface Work extends AutoCloseable {
    /**
     * Does the job at the first points.
     *
     * @param points how many, from 1 to all
     */
    void run(long points);

    /**
     * The result of the last call for all points.
     *
     * @return doubles in C order, valid until the next call
     */
    MemorySegment answer();

    /**
     * Tells what does the work, beside the JVM.
     *
     * @return a few words, in one line; may be empty
     */
    default String description() {
        return "";
    }

    @Override
    default void close() {
    }
}

package org.bilane.harness.developer.compare;

import java.io.IOException;

/** A job of the comparison: who takes part, and what is to hold. */
public interface ComparisonJob {
    /**
     * What the job is called.
     *
     * @return a letter, and what tells it from others of that letter
     */
    String name();

    /**
     * The job in words.
     *
     * @return a few words
     */
    String title();

    /**
     * Measures it.
     *
     * @param setting what the comparison runs with
     * @return what came of it
     * @throws IOException if the library fails, or the files do
     */
    JobResult run(Setting setting) throws IOException;

    /**
     * Whether all contenders do the same work, so that bars of their times mean something beside each other.
     *
     * @return false for jobs of many sizes
     */
    default boolean isRace() {
        return false;
    }
}

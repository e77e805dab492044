package org.bilane.harness.developer.compare;

import java.io.IOException;
import org.bilane.harness.reference.ReferenceProgram;

/**
 * One who takes part in a race.
 *
 * @param name what it is, in the field's words; with the number of threads unique in its race
 * @param peer the same without what tells two interpreters apart
 * @param threads how many threads, or processes, do the work
 * @param kind what it is made of
 * @param program what it computes
 * @param points at how many of the program's points, from the first on
 * @param expectation what its answer is held against
 * @param start makes it ready
 */
record Contender(String name, String peer, int threads, Kind kind, ReferenceProgram program,
        long points, Expectation expectation, Start start) {
    /** What an answer is held against. */
    enum Expectation {
        /** The program's result: sums or values. */
        RESULT,
        /** One number, the sum of all sums. */
        TOTAL,
        /** Nothing: a yardstick that computes nothing. */
        NONE
    }

    /** Makes a contender ready. */
    interface Start {
        /**
         * Starts processes and loads data.
         *
         * @return the contender, ready; the caller's to close
         * @throws AbsentException if something is missing on this machine
         * @throws IOException if it fails; the message is one line
         */
        Runner open() throws AbsentException, IOException;
    }

    /**
     * A contender that computes a program's result.
     *
     * @param name what it is
     * @param threads how many threads
     * @param kind what it is made of
     * @param program what it computes
     * @param start makes it ready
     * @return the contender
     */
    static Contender of(String name, int threads, Kind kind, ReferenceProgram program, Start start) {
        return new Contender(name, name, threads, kind, program, program.points(), Expectation.RESULT, start);
    }
}

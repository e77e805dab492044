package org.bilane.harness.report;

import java.io.PrintStream;

/**
 * Tells on standard error how far a long piece of work has come: as a bar where that is a terminal, else as a
 * line now and then. Safe for any number of threads.
 */
public sealed interface Progress extends AutoCloseable permits BarProgress, LineProgress {
    /**
     * Starts to tell.
     *
     * @param task what is being done, a few words
     * @param amount how much there is to do, in any unit; 0 or more
     * @param err where to tell
     * @param terminal whether {@code err} is a terminal
     * @return the progress, at 0
     */
    static Progress start(String task, long amount, PrintStream err, boolean terminal) {
        return terminal ? new BarProgress(task, amount, err) : new LineProgress(task, amount, err);
    }

    /**
     * More is done. Cheap enough for hot paths that call it some thousand times a second.
     *
     * @param amount how much more, in the unit of the whole
     */
    void advance(long amount);

    /**
     * Measures the speed anew, by which the time left is told: what was done before is no example of what follows, as
     * where code had to be compiled first.
     */
    void measureSpeedAnew();

    /**
     * Writes a line that stays.
     *
     * @param line the text, without a line break
     */
    void print(String line);

    /** Stops telling, and removes the bar. */
    @Override
    void close();
}

package org.bilane.harness.cli;

import java.io.PrintStream;
import java.util.Objects;

/**
 * The streams that a command writes to.
 *
 * @param out for results
 * @param err for progress, warnings and errors
 * @param errIsTerminal whether a person sees {@code err} at once, so that a line may be drawn over
 */
record Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
    /** Checks that both streams are there. */
    Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /**
     * Writes a warning, which is one line on standard error.
     *
     * @param text what the user should know
     */
    void warn(String text) {
        err.println("bilane: warning: " + OneLine.of(text));
    }
}

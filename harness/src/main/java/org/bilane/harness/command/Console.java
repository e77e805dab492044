package org.bilane.harness.command;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.bilane.harness.array.OneLine;

/**
 * The streams that a command writes to.
 *
 * @param out for results
 * @param err for progress, warnings and errors
 * @param errIsTerminal whether a person sees {@code err} at once, so that a line may be drawn over
 * @param colors whether the first words of warnings and errors are coloured
 * @param outHasReader whether {@code out} leads to another process, asked when it cannot be written to
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean colors,
        BooleanSupplier outHasReader) {
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String PLAIN = "\u001b[0m";

    /** Checks that both streams are there. */
    public Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /**
     * Without colours.
     *
     * @param out for results
     * @param err for progress, warnings and errors
     * @param errIsTerminal whether a person sees {@code err} at once
     */
    public Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
        this(out, err, errIsTerminal, false);
    }

    /**
     * With results that lead to no other process.
     *
     * @param out for results
     * @param err for progress, warnings and errors
     * @param errIsTerminal whether a person sees {@code err} at once
     * @param colors whether the first words of warnings and errors are coloured
     */
    public Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean colors) {
        this(out, err, errIsTerminal, colors, () -> false);
    }

    /**
     * Whether the user wants colours, by the convention of no-color.org.
     *
     * @param environment the environment of the process
     * @return false if {@code NO_COLOR} is there and not empty
     */
    public static boolean colorsWanted(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /**
     * Writes what went wrong, which is one line on standard error.
     *
     * @param problem what, and what helps
     */
    public void complain(String problem) {
        err.println(colored(RED, "bilane:") + " " + OneLine.of(problem));
    }

    private String colored(String color, String text) {
        return colors ? color + text + PLAIN : text;
    }

    /**
     * Writes a warning, which is one line on standard error.
     *
     * @param text what the user should know
     */
    public void warn(String text) {
        err.println(colored(YELLOW, "bilane: warning:") + " " + OneLine.of(text));
    }
}

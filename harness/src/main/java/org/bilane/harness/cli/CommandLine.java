package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.UnixStyleUsageFormatter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import org.bilane.kernel.ExecutionPath;

/** A command with its options: sets the fields of the command from the arguments, then runs it or its help. */
final class CommandLine {
    private final Command command;
    private final HelpOption help = new HelpOption();
    private final JCommander parser;

    /** The option that every command has. */
    private static final class HelpOption {
        @Parameter(names = "--help", help = true, order = Integer.MAX_VALUE,
                description = "Print this help")
        private boolean wanted;
    }

    /**
     * A command under its name.
     *
     * @param name the word that the user types
     * @param command a fresh instance
     */
    CommandLine(String name, Command command) {
        this.command = command;
        this.parser = JCommander.newBuilder()
                .addObject(command)
                .addObject(help)
                .programName("bilane " + name)
                // Unknown options are collected, to be refused here with a better message than JCommander's.
                .acceptUnknownOptions(true)
                .expandAtSign(false)
                .columnSize(100)
                .build();
    }

    /**
     * Runs the command, or prints its help.
     *
     * @param arguments what follows the command's name
     * @param console where to write
     * @throws UsageException if the arguments or the input cannot be used
     * @throws IOException if the command fails at run time
     */
    void run(String[] arguments, Console console) throws UsageException, IOException {
        // Help is for those who don't know the options yet: nothing else on the line may keep it from them.
        if (Arrays.asList(arguments).contains("--help")) {
            printHelp(console.out());
            return;
        }
        try {
            parser.parse(arguments);
        } catch (ParameterException e) {
            throw UsageException.option(e.getMessage());
        }
        if (!parser.getUnknownOptions().isEmpty()) {
            String first = parser.getUnknownOptions().getFirst();
            throw UsageException.option(first.startsWith("-")
                    ? first + ": unknown option"
                    : first + ": not expected here; what comes after the command are options");
        }
        requirePath();
        command.run(console);
    }

    /** First thing, lest the refusal come up in the middle of the work. */
    private static void requirePath() throws UsageException {
        try {
            ExecutionPath.chosen();
        } catch (IllegalStateException e) {
            throw UsageException.input(e);
        }
    }

    private void printHelp(PrintStream out) {
        StringBuilder text = new StringBuilder();
        new UnixStyleUsageFormatter(parser).usage(text);
        out.print(text);
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.kernel.ExecutionPath;

/**
 * A command with its options: sets the fields of the command from the arguments, then runs it or its help.
 */
final class CommandLine {
    private final String name;
    private final Command command;
    private final HelpOption help = new HelpOption();
    private JCommander parser;

    /** The option that every command has. */
    private static final class HelpOption {
        @Parameter(names = {"--help", "-h"}, help = true, order = Integer.MAX_VALUE,
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
        this.name = name;
        this.command = command;
    }

    /** Made when it is needed: reading the annotations of a command takes some hundredths of a second. */
    private void makeParser() {
        parser = JCommander.newBuilder()
                .addObject(command)
                .addObject(help)
                .programName("bilane " + name)
                // Unknown options are collected, to be refused here with a better message than JCommander's.
                .acceptUnknownOptions(true)
                .expandAtSign(false)
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
        // Where arguments are another program's, so is -h.
        if (Arrays.asList(arguments).contains("--help")
                || !(command instanceof ForeignArguments) && Arrays.asList(arguments).contains("-h")) {
            console.out().print(help());
            return;
        }
        if (command instanceof ForeignArguments foreign) {
            foreign.take(arguments);
        } else if (!command.takes(arguments)) {
            parse(arguments);
        }
        requirePath();
        command.run(console);
    }

    private void parse(String[] arguments) throws UsageException {
        // The end of options, which nothing may follow here; as the last value it is too much for JCommander.
        if (Arrays.stream(arguments).anyMatch(argument -> argument.strip().equals("--"))) {
            throw UsageException.option("--: not expected here; what comes after the command are options");
        }
        makeParser();
        try {
            parser.parse(arguments);
        } catch (ParameterException e) {
            // What is wrong before that comes first: a name that was misspelled leaves another missing.
            refuseUnknown(new ArrayList<>(parser.getUnknownOptions()));
            throw UsageException.option(reworded(e.getMessage()));
        }
        refuseUnknown(new ArrayList<>(parser.getUnknownOptions()));
    }

    /** Refuses what is no option, but for the word that the command takes. */
    private void refuseUnknown(List<String> rest) throws UsageException {
        if (command instanceof TakesWord taker) {
            takeWord(taker, rest);
        }
        if (command instanceof TakesFile taker) {
            takeFile(taker, rest);
        }
        if (!rest.isEmpty()) {
            String first = rest.getFirst();
            throw UsageException.option(first.startsWith("-")
                    ? first + ": unknown option" + suggestion(first)
                    : first + ": not expected here; what comes after the command are options");
        }
    }

    /** Takes the word out of the arguments that are no options. */
    private void takeWord(TakesWord taker, List<String> rest) throws UsageException {
        String rule = "must be " + String.join(" or ", taker.words());
        if (rest.isEmpty()) {
            throw UsageException.option(name + ": a word is missing: " + rule);
        }
        if (rest.getFirst().startsWith("-")) {
            return;
        }
        if (!taker.words().contains(rest.getFirst())) {
            throw UsageException.option(name + " " + rest.getFirst() + ": " + rule);
        }
        taker.take(rest.removeFirst());
    }

    /** Takes the file out of the arguments that are no options. */
    private void takeFile(TakesFile taker, List<String> rest) throws UsageException {
        if (rest.isEmpty()) {
            throw UsageException.option(name + ": a file is missing: must be FILE or FILE:NAME");
        }
        if (rest.getFirst().startsWith("-")) {
            return;
        }
        try {
            taker.take(new ArrayNameConverter(name).convert(rest.removeFirst()));
        } catch (ParameterException e) {
            throw UsageException.option(e.getMessage());
        }
    }

    private String suggestion(String option) {
        List<String> known = parser.getParameters().stream()
                .flatMap(each -> Stream.of(each.getParameterAnnotation().names()))
                .filter(each -> each.startsWith("--")).toList();
        return Nearest.to(option.split("=", 2)[0], known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** JCommander's sentences in the form of all others: the option first, then the rule. */
    private static String reworded(String message) {
        return message
                .replaceFirst("^Expected a value after parameter (\\S+)$", "$1: must be followed by a value")
                .replaceFirst("^The following options? (?:is|are) required: \\[(\\S+?)\\].*$",
                        "$1: must be given")
                .replaceFirst("^Can only specify option (\\S+) once\\.$", "$1: may be given once");
    }

    /** First thing, lest the refusal come up in the middle of the work. */
    private static void requirePath() throws UsageException {
        try {
            ExecutionPath.chosen();
        } catch (IllegalStateException e) {
            throw UsageException.input(e);
        }
    }

    private String help() {
        if (command instanceof ForeignArguments foreign) {
            return foreign.help();
        }
        makeParser();
        parser.createDescriptions();
        return HelpText.of(parser, command instanceof TakesWord taker ? taker.words()
                : command instanceof TakesFile ? List.of("FILE") : List.of());
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.ForeignArguments;
import org.bilane.harness.command.TakesOperand;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.completion.Argument;
import org.bilane.kernel.ExecutionPath;

/**
 * A command with its options: sets the fields of the command from the arguments, then runs it or its help.
 */
public final class CommandLine {
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
    public CommandLine(String name, Command command) {
        this.name = name;
        this.command = command;
    }

    /** Made when it is needed: reading the annotations of a command takes some hundredths of a second. */
    private void makeParser() {
        parser = JCommander.newBuilder()
                .addObject(command)
                .addObject(help)
                .programName("bilane " + name + operand(command) + required())
                .columnSize(80)
                .addConverterInstanceFactory(new OptionConverters())
                // Unknown options are collected, to be refused here with a suggestion.
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
    public void run(String[] arguments, Console console) throws UsageException, IOException {
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
        Optional<ParameterException> refusal = Optional.empty();
        try {
            parser.parse(arguments);
        } catch (ParameterException e) {
            refusal = Optional.of(e);
        }
        // What is wrong before that comes first: a name that was misspelled leaves another missing.
        Deque<String> rest = new ArrayDeque<>(parser.getUnknownOptions());
        boolean lacksOperand = command instanceof TakesOperand && rest.isEmpty();
        takeOperand(rest);
        if (refusal.isPresent()) {
            throw UsageException.option(ParserMessage.of(refusal.get()));
        } else if (lacksOperand) {
            throw UsageException.option(name + ": must be followed by" + operand(command).replace("|", " or "));
        }
    }

    /** Takes the operand, where there is one, and refuses whatever else is no option of the command. */
    private void takeOperand(Deque<String> rest) throws UsageException {
        if (command instanceof TakesOperand taker && !rest.isEmpty() && !rest.getFirst().startsWith("-")) {
            taker.take(rest.removeFirst());
        }
        if (!rest.isEmpty()) {
            String first = rest.getFirst();
            throw UsageException.option(first.startsWith("-")
                    ? first + ": unknown option" + suggestion(first)
                    : first + ": not expected here; what comes after the command are options");
        }
    }

    private String required() {
        return command.required().isEmpty() ? "" : " " + command.required();
    }

    private static String operand(Command command) {
        return !(command instanceof TakesOperand taker) ? ""
                : taker.operand() instanceof Argument.Word word ? " " + String.join("|", word.words()) : " FILE";
    }

    private String suggestion(String option) {
        List<String> known = parser.getParameters().stream()
                .flatMap(each -> Stream.of(each.getParameterAnnotation().names()))
                .filter(each -> each.startsWith("--")).toList();
        return Nearest.to(option.split("=", 2)[0], known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** Before anything else, so that the refusal does not come when work has begun. */
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
        StringBuilder text = new StringBuilder();
        new UsageFormatter(parser, command).usage(text);
        text.append(command.example().contains("\n") ? "\nExamples:\n" : "\nExample:\n")
                .append(command.example().indent(2));
        // JCommander leaves blanks at the ends of lines.
        return text.toString().stripIndent();
    }
}

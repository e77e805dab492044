package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.ForeignArguments;
import org.bilane.harness.command.TakesOperand;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.completion.Argument;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.completion.Option;

/** What JCommander knows of a command, in the form of the scripts for shells. */
final class Completable {
    private static final Option HELP = new Option("--help", "Print this help", new Argument.None(), false);

    private Completable() {
    }

    /**
     * A command with its options.
     *
     * @param name the word that the user types
     * @param command a fresh instance
     * @return what can follow it
     */
    static CommandWords of(String name, Command command) {
        String description = command.getClass().getAnnotation(Parameters.class).commandDescription();
        Argument operand = command instanceof TakesOperand taker ? taker.operand() : new Argument.None();
        if (command instanceof ForeignArguments) {
            return new CommandWords(name, description, operand, List.of(HELP));
        }
        JCommander parser = JCommander.newBuilder().addObject(command).build();
        parser.createDescriptions();
        List<Option> options = new ArrayList<>();
        parser.getParameters().stream()
                .sorted(parser.getParameterDescriptionComparator())
                .forEach(each -> Stream.of(each.getParameterAnnotation().names())
                        .forEach(option -> options.add(option(option, each))));
        options.add(HELP);
        return new CommandWords(name, description, operand, options);
    }

    private static Option option(String name, ParameterDescription description) {
        return new Option(name, summary(description.getDescription()), OptionArgument.of(description),
                isList(description));
    }

    /** Lists that an argument is split into are another thing than options that are given several times. */
    private static boolean isList(ParameterDescription option) {
        return option.getParameterAnnotation().splitter() == WholeValueSplitter.class;
    }

    /** The first clause: there is one line for it. */
    private static String summary(String description) {
        return description.split("[:;]", 2)[0];
    }
}

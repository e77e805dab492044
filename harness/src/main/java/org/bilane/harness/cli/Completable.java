package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.Parameters;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.harness.completion.Argument;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.completion.Option;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.input.ArrayName;

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
        List<String> words = command instanceof TakesWord taker ? taker.words() : List.of();
        if (command instanceof ForeignArguments) {
            return new CommandWords(name, description, words, false, List.of(HELP));
        }
        JCommander parser = JCommander.newBuilder().addObject(command).build();
        parser.createDescriptions();
        List<Option> options = new ArrayList<>();
        parser.getParameters().stream()
                .sorted(HelpText.ORDER)
                .forEach(each -> Stream.of(each.getParameterAnnotation().names())
                        .forEach(option -> options.add(option(option, each))));
        options.add(HELP);
        return new CommandWords(name, description, words, command instanceof TakesFile, options);
    }

    private static Option option(String name, ParameterDescription description) {
        return new Option(name, summary(description.getDescription()), argument(name, description),
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

    private static Argument argument(String name, ParameterDescription option) {
        Type type = option.getParameterized().getGenericType();
        if (type == boolean.class) {
            return new Argument.None();
        }
        Type single = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        boolean isFile = single == Path.class || single == ArrayName.class || single == AxisSource.class;
        if (isFile) {
            return new Argument.File();
        }
        return converter(name, option.getParameterAnnotation()) instanceof WordConverter<?> words
                ? new Argument.Word(words.words())
                : new Argument.Other();
    }

    /** As JCommander makes converters: each has a constructor that takes the option's name. */
    private static Object converter(String name, Parameter option) {
        Class<? extends IStringConverter<?>> converter = option.converter();
        if (!WordConverter.class.isAssignableFrom(converter)) {
            return null;
        }
        try {
            return converter.getDeclaredConstructor(String.class).newInstance(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(converter + " must have a constructor that takes the option's name", e);
        }
    }
}

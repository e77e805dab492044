package org.bilane.harness.cli;

import com.beust.jcommander.ParameterDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import org.bilane.harness.completion.Argument;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.input.ArrayName;

/** What an option is followed by: it follows from the type of the option's field. */
final class OptionArgument {
    private OptionArgument() {
    }

    /**
     * What an option is followed by.
     *
     * @param option the option
     * @return its argument
     */
    static Argument of(ParameterDescription option) {
        Type type = option.getParameterized().getGenericType();
        if (type == boolean.class) {
            return new Argument.None();
        }
        Type single = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        if (single == Path.class || single == ArrayName.class || single == AxisSource.class) {
            return new Argument.File();
        }
        return single instanceof Class<?> words && words.isEnum()
                ? new Argument.Word(WordConverter.words(words))
                : new Argument.Other();
    }
}

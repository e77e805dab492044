package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The value of an option that takes one of a few words: the constants of an enumeration in lower case, up to the first
 * underscore.
 *
 * @param <E> what the words stand for
 */
final class WordConverter<E extends Enum<E>> implements IStringConverter<E> {
    private final String option;
    private final Class<E> type;

    /**
     * A converter.
     *
     * @param option the option's name
     * @param type the enumeration
     */
    WordConverter(String option, Class<E> type) {
        this.option = option;
        this.type = type;
    }

    /**
     * The word for a constant.
     *
     * @param constant such as {@code SURFACE_MAJOR}
     * @return such as {@code surface}
     */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).split("_", 2)[0];
    }

    /**
     * All words for an enumeration.
     *
     * @param type the enumeration
     * @return the words, in the order of the constants
     */
    static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> word((Enum<?>) constant)).toList();
    }

    @Override
    public E convert(String value) {
        return Stream.of(type.getEnumConstants()).filter(constant -> word(constant).equals(value)).findFirst()
                .orElseThrow(() -> new ParameterException(
                        option + " " + value + ": must be " + String.join(" or ", words(type))));
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.util.List;
import java.util.Map;

/**
 * The value of an option that takes one of a few words.
 *
 * @param <T> what the words stand for
 */
abstract class WordConverter<T> implements IStringConverter<T> {
    private final String option;
    private final Map<String, T> words;

    /**
     * A converter.
     *
     * @param option the option's name
     * @param words what each word stands for, in the order of the message that lists them
     */
    WordConverter(String option, Map<String, T> words) {
        this.option = option;
        this.words = words;
    }

    /**
     * The words that the option takes.
     *
     * @return the words in the order of the message that lists them
     */
    List<String> words() {
        return List.copyOf(words.keySet());
    }

    @Override
    public T convert(String value) {
        T meaning = words.get(value);
        if (meaning == null) {
            throw new ParameterException(
                    option + " " + value + ": must be " + String.join(" or ", words.keySet()));
        }
        return meaning;
    }
}

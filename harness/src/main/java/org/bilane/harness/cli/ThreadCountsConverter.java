package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.command.NumberRange;

/** The value of an option that takes numbers of threads with commas between them. */
final class ThreadCountsConverter implements IStringConverter<List<Integer>> {
    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    ThreadCountsConverter(String option) {
        this.option = option;
    }

    @Override
    public List<Integer> convert(String value) {
        List<Integer> counts = new ArrayList<>();
        // The limit keeps empty words at the end, which are mistakes as they are elsewhere.
        for (String word : value.split(",", -1)) {
            counts.add(parse(word, value));
        }
        return counts;
    }

    private int parse(String word, String value) {
        try {
            int count = Integer.parseInt(word);
            if (count >= 1 && count <= NumberRange.MOST_THREADS) {
                return count;
            }
        } catch (NumberFormatException e) {
            // The message below holds for this too.
        }
        throw new ParameterException(option + " " + value + ": must be whole numbers from 1 to "
                + NumberRange.MOST_THREADS + " with commas between them");
    }
}

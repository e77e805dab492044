package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;

/** The value of an option that takes a whole number of up to 31 bits. */
final class IntConverter implements IStringConverter<Integer> {
    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    IntConverter(String option) {
        this.option = option;
    }

    @Override
    public Integer convert(String value) {
        try {
            return Math.toIntExact(WholeNumber.of(value));
        } catch (ArithmeticException e) {
            throw new ParameterException(option + " " + value + ": must be a whole number, at most "
                    + Integer.MAX_VALUE);
        }
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;

/** The value of an option that takes a whole number of up to 63 bits. */
final class LongConverter implements IStringConverter<Long> {
    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    LongConverter(String option) {
        this.option = option;
    }

    @Override
    public Long convert(String value) {
        try {
            return WholeNumber.of(value);
        } catch (ArithmeticException e) {
            throw new ParameterException(option + " " + value + ": must be a whole number, at most "
                    + Long.MAX_VALUE);
        }
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;

/** The value of an option that takes a size in bytes. */
final class ByteSizeConverter implements IStringConverter<Long> {
    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    ByteSizeConverter(String option) {
        this.option = option;
    }

    @Override
    public Long convert(String value) {
        return ByteSize.parse(option, value, "");
    }
}

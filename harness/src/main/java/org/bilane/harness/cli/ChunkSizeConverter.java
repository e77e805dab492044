package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import org.bilane.harness.pool.ChunkSize;

/** The value of an option that takes the bytes of a chunk. */
final class ChunkSizeConverter implements IStringConverter<ChunkSize> {
    private static final String UNLIMITED = "unlimited";

    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    ChunkSizeConverter(String option) {
        this.option = option;
    }

    @Override
    public ChunkSize convert(String value) {
        return value.equals(UNLIMITED)
                ? ChunkSize.UNLIMITED
                : ChunkSize.of(ByteSize.parse(option, value, ", or " + UNLIMITED));
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import java.nio.file.Path;
import org.bilane.harness.input.ArrayName;

/** The value of an option that names an array: {@code FILE} or {@code FILE:NAME}. */
final class ArrayNameConverter implements IStringConverter<ArrayName> {
    private final IStringConverter<Path> path;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    ArrayNameConverter(String option) {
        this.path = new PathConverter(option);
    }

    @Override
    public ArrayName convert(String value) {
        // Refuses what can be no path, before the value is taken apart.
        path.convert(value);
        return ArrayName.parse(value);
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The value of an option that names a file or a folder. */
final class PathConverter implements IStringConverter<Path> {
    /** What the JVM puts in place of bytes that are no text: the name as it was given is lost. */
    private static final char REPLACEMENT = '\uFFFD';

    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    PathConverter(String option) {
        this.option = option;
    }

    @Override
    public Path convert(String value) {
        // The empty name would be that of the working directory.
        if (value.isEmpty()) {
            throw new ParameterException(option + ": an empty name; must be the name of a file");
        }
        try {
            if (value.indexOf(REPLACEMENT) < 0) {
                return Path.of(value);
            }
        } catch (InvalidPathException e) {
            // The message below holds for this too.
        }
        throw new ParameterException(option + " " + value + ": must be a name in the character encoding of the locale, "
                + System.getProperty("sun.jnu.encoding"));
    }
}

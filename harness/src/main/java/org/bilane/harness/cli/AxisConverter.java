package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.nio.file.Path;
import org.bilane.harness.eval.AxisSource;

/** The value of an option that gives an axis its knots: {@code FILE}, {@code FILE:NAME} or {@code even:LO:HI}. */
final class AxisConverter implements IStringConverter<AxisSource> {
    private final String option;
    private final IStringConverter<Path> path;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    AxisConverter(String option) {
        this.option = option;
        this.path = new PathConverter(option);
    }

    @Override
    public AxisSource convert(String value) {
        path.convert(value);
        try {
            return AxisSource.parse(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(option + " " + value + ": " + e.getMessage());
        }
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.AxisScales;
import org.bilane.kernel.Scale;

/** The options that say which scale the knots of axes are on. */
@Parameters(separators = "=")
final class ScaleOptions {
    @Parameter(names = "--x-scale", order = 13, defaultValueDescription = "linear",
            description = "The scale of the knots of x: linear where they are coordinates, else the function of "
                    + "the coordinates that they are")
    private Scale x;

    @Parameter(names = "--y-scale", order = 14, defaultValueDescription = "linear",
            description = "The scale of the knots of y")
    private Scale y;

    /**
     * The scales.
     *
     * @return a scale for each axis
     */
    AxisScales scales() {
        return new AxisScales(x == null ? Scale.LINEAR : x, y == null ? Scale.LINEAR : y);
    }

    /**
     * Refuses scales where there are no arrays that they could be about.
     *
     * @param rule what does not hold for an option that was given
     * @throws UsageException if one was given
     */
    void requireAbsent(String rule) throws UsageException {
        requireAbsent("--x-scale", x, rule);
        requireAbsent("--y-scale", y, rule);
    }

    private static void requireAbsent(String option, Scale scale, String rule) throws UsageException {
        if (scale != null) {
            throw UsageException.option(option + " " + WordConverter.word(scale) + ": " + rule);
        }
    }
}

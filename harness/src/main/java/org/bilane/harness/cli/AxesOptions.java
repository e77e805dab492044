package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.Arranging;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;

/** The options that say of tables in arrays which axes they have. */
@Parameters(separators = "=")
final class AxesOptions {
    @Parameter(names = "--x-axis", order = 11, placeholder = "KNOTS",
            defaultValueDescription = "the dimension scale, or 0 to nx-1",
            description = "The nx knots of the x axis of --surfaces, strictly ascending or descending: FILE, "
                    + "FILE:NAME, or even:LO:HI")
    private AxisSource x;

    @Parameter(names = "--y-axis", order = 12, placeholder = "KNOTS",
            defaultValueDescription = "the dimension scale, or 0 to ny-1",
            description = "The ny knots of the y axis of --surfaces, as --x-axis")
    private AxisSource y;

    @ParametersDelegate
    private final ScaleOptions scales = new ScaleOptions();

    @ParametersDelegate
    private final ArrangingOptions arranging = new ArrangingOptions();

    /**
     * Tables with the axes that were given.
     *
     * @param tables the arrays
     * @return the files
     * @throws UsageException if an option has no such form
     */
    TableFiles of(List<ArrayName> tables) throws UsageException {
        return TableFiles.named(tables, Optional.ofNullable(x), Optional.ofNullable(y), arranging.arranging(),
                scales.scales());
    }

    /**
     * Refuses these options where there are no arrays that they could be about.
     *
     * @param rule what does not hold for an option that was given
     * @throws UsageException if one was given
     */
    void requireAbsent(String rule) throws UsageException {
        requireAbsent("--x-axis", x, rule);
        requireAbsent("--y-axis", y, rule);
        scales.requireAbsent(rule);
        if (!arranging.arranging().equals(Arranging.NONE)) {
            throw UsageException.option("--surface-axis and --fix: " + rule);
        }
    }

    private static void requireAbsent(String option, AxisSource axis, String rule) throws UsageException {
        if (axis != null) {
            throw UsageException.option(option + " " + axis + ": " + rule);
        }
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import org.bilane.harness.eval.OutsideRules;
import org.bilane.kernel.Outside;

/** The options that say what becomes of points outside the grid. */
@Parameters(separators = "=")
final class OutsideOptions {
    @Parameter(names = "--outside", order = 35, defaultValueDescription = "clamp",
            description = "What becomes of points outside the grid: clamp (to its edge), nan, linear (the "
                    + "edge cell goes on) or error (refuse)")
    private Outside both;

    @Parameter(names = "--x-outside", order = 36,
            defaultValueDescription = "as --outside", description = "The same for x alone")
    private Outside x;

    @Parameter(names = "--y-outside", order = 37,
            defaultValueDescription = "as --outside", description = "The same for y alone")
    private Outside y;

    /**
     * The rules.
     *
     * @return a rule for each axis
     */
    OutsideRules rules() {
        Outside rule = both == null ? Outside.CLAMP : both;
        return new OutsideRules(x == null ? rule : x, y == null ? rule : y);
    }
}

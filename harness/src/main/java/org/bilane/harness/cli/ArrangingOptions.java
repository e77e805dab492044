package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.eval.Arranging;

/** The options that say which axes of an array are surfaces, and which are fixed. */
@Parameters(separators = "=")
final class ArrangingOptions {
    @Parameter(names = "--surface-axis", order = 15, placeholder = "AXES",
            defaultValueDescription = "first, or as the axes fit", splitter = EveryWordSplitter.class,
            description = "The axis of --surfaces that counts surfaces: first, last, its number or the name of its "
                    + "dimension scale; several with commas between them; the others are x, then y")
    private List<String> surfaceAxes;

    @Parameter(names = "--fix", order = 16, placeholder = "AXIS=VALUE", splitter = WholeValueSplitter.class,
            description = "Take one knot of an axis of --surfaces: AXIS=VALUE, the number or name of the axis, which "
                    + "is then neither surfaces nor x nor y, and the knot's value as tables prints it; may be given "
                    + "several times")
    private List<String> fixes;

    /**
     * What the options say.
     *
     * @return the axes
     * @throws UsageException if a value has no such form
     */
    Arranging arranging() throws UsageException {
        List<Arranging.Fix> parsed = new ArrayList<>();
        for (String fix : fixes == null ? List.<String>of() : fixes) {
            int at = fix.lastIndexOf('=');
            if (at < 1 || at == fix.length() - 1) {
                throw UsageException.option("--fix " + fix + ": must be AXIS=VALUE, such as 0=1.5 or pressure=1000");
            }
            parsed.add(new Arranging.Fix(fix.substring(0, at), fix.substring(at + 1)));
        }
        List<String> axes = surfaceAxes == null ? List.of() : surfaceAxes;
        if (axes.stream().anyMatch(String::isEmpty)) {
            throw UsageException.option("--surface-axis " + String.join(",", axes)
                    + ": must be first, last, or numbers or names of axes");
        }
        return new Arranging(axes, parsed);
    }
}

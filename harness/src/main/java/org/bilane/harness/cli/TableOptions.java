package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;

/** The options that name the surfaces and axes to evaluate: arrays with axes, or stack files. */
@Parameters(separators = "=")
final class TableOptions {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE",
            splitter = WholeValueSplitter.class,
            description = "A table (K, nx, ny) or (nx, ny); this or --stack must be given; FILE or FILE:NAME of "
                    + Formats.NAMES + "; may be given several times, for families of surfaces on one grid, "
                    + "with as many --out or --sums or both")
    private List<ArrayName> arrays;

    @ParametersDelegate
    private final AxesOptions axes = new AxesOptions();

    @Parameter(names = "--stack", order = 17, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "A stack file that bilane stack made, instead of --surfaces and axes; may be given "
                    + "several times")
    private List<Path> stacks;

    /**
     * The tables.
     *
     * @return their names; none where no option was given
     */
    TableNames names() {
        return new TableNames(arrays == null ? List.of() : arrays, stacks == null ? List.of() : stacks);
    }

    /**
     * The files.
     *
     * @return arrays or stack files, at least one
     * @throws UsageException if there is none, or there are both, or stack files do not fit into memory
     */
    TableFiles files() throws UsageException {
        return names().files(axes);
    }
}

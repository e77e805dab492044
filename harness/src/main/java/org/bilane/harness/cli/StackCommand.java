package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.StackConversion;
import org.bilane.harness.report.StackReport;

/** {@code bilane stack}: makes a stack file of surfaces and axes in {@code .npy} files. */
@Parameters(separators = "=", commandDescription = "Make a stack file of surfaces from .npy files")
final class StackCommand implements Command {
    @Parameter(names = "--surfaces", order = 0, converter = PathConverter.class, required = true,
            description = "A table (K, nx, ny) or (nx, ny)")
    private Path table;

    @Parameter(names = "--x-axis", order = 1, converter = PathConverter.class, defaultValueDescription = "0 to nx-1",
            description = "The nx knots of the x axis, strictly ascending or descending")
    private Path xAxis;

    @Parameter(names = "--y-axis", order = 2, converter = PathConverter.class, defaultValueDescription = "0 to ny-1",
            description = "The ny knots of the y axis, strictly ascending or descending")
    private Path yAxis;

    @Parameter(names = "--out", order = 3, converter = PathConverter.class, required = true,
            description = "The stack file, such as tables.bilane")
    private Path out;

    @ParametersDelegate
    private final ScaleOptions scales = new ScaleOptions();

    @Parameter(names = "--json", order = 4, description = "Print one JSON object instead of a line")
    private boolean json;

    @Override
    public void run(Console console) throws UsageException, IOException {
        try (StackConversion conversion = StackConversion.open(
                table, Optional.ofNullable(xAxis), Optional.ofNullable(yAxis), scales.scales(), out)) {
            MachineMemory.require("--surfaces " + table, conversion.tableBytes());
            StackConversion.Written written = conversion.run();
            StackReport report = new StackReport(out, Files.size(out), written);
            console.out().println(json ? report.json() : report.text());
        } catch (RefusedException e) {
            throw UsageException.input(e);
        }
    }
}

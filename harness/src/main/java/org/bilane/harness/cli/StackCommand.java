package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.command.ClobberOptions;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.StackConversion;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.report.StackReport;

/** {@code bilane stack}: makes a stack file of surfaces and axes in files of arrays. */
@Parameters(separators = "=", commandDescription = "Make a stack file of surfaces from files of arrays")
final class StackCommand implements Command {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE", required = true,
            description = "A table (K, nx, ny) or (nx, ny); FILE or FILE:NAME of " + Formats.NAMES)
    private ArrayName table;

    @ParametersDelegate
    private final AxesOptions axes = new AxesOptions();

    @Parameter(names = "--out", order = 40, placeholder = "FILE", required = true,
            description = "The stack file, such as tables.bilane")
    private Path out;

    @ParametersDelegate
    private final ClobberOptions clobber = new ClobberOptions();

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a line")
    private boolean json;

    @ParametersDelegate
    private final TimeOptions time = new TimeOptions();

    @Override
    public String required() {
        return "--surfaces FILE --out FILE";
    }

    @Override
    public String example() {
        return "bilane stack --surfaces z.npy --x-axis x.npy --y-axis even:0:1 --out z.bilane";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        Deadline deadline = time.start();
        clobber.check(List.of(out));
        try (StackConversion conversion = StackConversion.open(axes.of(List.of(table)), out, clobber.existing(),
                deadline)) {
            MachineMemory.require("--surfaces " + table, conversion.tableBytes());
            StackConversion.Written written = conversion.run();
            StackReport report = new StackReport(out, Files.size(out), written, conversion.readings());
            console.out().println(json ? report.json() : report.text());
        } catch (RefusedException e) {
            throw UsageException.input(e);
        } catch (TimeIsUpException e) {
            throw time.limit().exceeded(e);
        }
    }
}

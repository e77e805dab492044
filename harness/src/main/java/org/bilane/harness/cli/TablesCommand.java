package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.TakesOperand;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.completion.Argument;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.report.TablesReport;
import org.bilane.harness.tables.TableListing;

/** {@code bilane tables}: what is in a file of arrays, and how {@code eval} would take it. */
@Parameters(separators = "=",
        commandDescription = "List the arrays of a file, and how eval would take its tables")
final class TablesCommand implements TakesOperand {
    @Parameter(names = "--ranges", order = 0,
            description = "Read the arrays too, and tell the range of each and how many values are NaN, fill values "
                    + "among them")
    private boolean ranges;

    @Parameter(names = "--all", order = 1, description = "Leave nothing out, however much it is")
    private boolean all;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of text")
    private boolean json;

    @ParametersDelegate
    private final TimeOptions time = new TimeOptions();

    private ArrayName name;

    /** For the command line. */
    TablesCommand() {
    }

    @Override
    public Argument operand() {
        return new Argument.File();
    }

    @Override
    public void take(String file) throws UsageException {
        try {
            name = new ArrayNameConverter("tables").convert(file);
        } catch (ParameterException e) {
            throw UsageException.option(e.getMessage());
        }
    }

    @Override
    public String example() {
        return """
                bilane tables opacity.h5
                bilane tables --ranges opacity.h5:kappa""";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        TableListing listing;
        try {
            listing = new BoundedReading(time.start()).call(name.toString(), () -> TableListing.of(name, ranges));
        } catch (TimeIsUpException e) {
            throw time.limit().exceeded(e);
        } catch (ArrayException e) {
            throw UsageException.input(e);
        }
        TablesReport report = new TablesReport(listing, all || listing.isDetailed());
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
    }
}

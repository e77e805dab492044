package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.report.TablesReport;
import org.bilane.harness.tables.TableListing;

/** {@code bilane tables}: what is in a file of arrays, and how {@code eval} would take it. */
@Parameters(separators = "=",
        commandDescription = "List the arrays of a file, and how eval would take its tables")
final class TablesCommand implements TakesFile {
    @Parameter(names = "--ranges", order = 0,
            description = "Read the arrays too, and tell the range of each and how many values are NaN, fill values "
                    + "among them")
    private boolean ranges;

    @Parameter(names = "--all", order = 1, description = "Leave nothing out, however much it is")
    private boolean all;

    @Parameter(names = "--json", order = 2, description = "Print one JSON object instead of text")
    private boolean json;

    private ArrayName name;

    /** For the command line. */
    TablesCommand() {
    }

    @Override
    public void take(ArrayName file) {
        name = file;
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        TableListing listing;
        try {
            listing = TableListing.of(name, ranges);
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

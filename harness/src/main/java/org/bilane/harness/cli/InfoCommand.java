package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import org.bilane.harness.report.InfoReport;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane info}: what decides about speed on this machine. */
@Parameters(separators = "=", commandDescription = "Tell the JDK, the CPU, and the way of evaluating chosen here")
final class InfoCommand implements Command {
    @Parameter(names = "--json", description = "Print one JSON object instead of text")
    private boolean json;

    @Override
    public void run(Console console) throws IOException {
        InfoReport report;
        // The pool itself is asked, as it is the pool that pins.
        try (WorkerPool pool = WorkerPool.open()) {
            report = new InfoReport(Version.text(), ExecutionPath.chosen(), CpuTopology.ofThisMachine(),
                    pool.workers(), pool.pinned(), pool.pinningNote());
        }
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
    }
}

package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.Arrays;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.report.InfoReport;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane info}: what decides about speed on this machine. */
@Parameters(separators = "=",
        commandDescription = "Tell the JDK, the CPU, and the path chosen here, vector or scalar")
final class InfoCommand implements Command {
    private static final String JSON = "--json";

    @Parameter(names = JSON, order = 61, description = "Print one JSON object instead of text")
    private boolean json;

    @Override
    public boolean takes(String[] arguments) {
        json = Arrays.equals(arguments, new String[] {JSON});
        return json || arguments.length == 0;
    }

    @Override
    public String example() {
        return """
                bilane info
                bilane info --json""";
    }

    @Override
    public void run(Console console) throws IOException {
        try (WorkerPool pool = WorkerPool.open()) {
            InfoReport report = new InfoReport(Version.text(), ExecutionPath.chosen(), CpuTopology.ofThisMachine(),
                    pool.workers(), pool::unpinnedBecause);
            if (json) {
                console.out().println(report.json());
            } else {
                console.out().print(report.text());
            }
        }
    }
}

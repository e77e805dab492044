package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.report.InfoReport;
import org.bilane.kernel.Axis;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane info}: what decides about speed on this machine. */
@Parameters(separators = "=",
        commandDescription = "Tell the JDK, the CPU, and the way of evaluating chosen here")
final class InfoCommand implements Command {
    @Parameter(names = "--json", description = "Print one JSON object instead of text")
    private boolean json;

    @Override
    public void run(Console console) throws IOException {
        InfoReport report;
        try (WorkerPool pool = WorkerPool.open()) {
            letAllWorkersStart(pool);
            report = new InfoReport(Version.text(), ExecutionPath.chosen(), CpuTopology.ofThisMachine(),
                    pool.workers(), pool.unpinnedBecause());
        }
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
    }

    /** A worker pins itself when it starts, and a call returns after all have come by: then it shows. */
    private static void letAllWorkersStart(WorkerPool pool) {
        Axis axis = Axis.index(2);
        try (SurfaceStack stack = SurfaceStack.of(axis, axis, new double[2][2])) {
            pool.total(stack.all(), Points.of(MemorySegment.NULL, MemorySegment.NULL), Transform.IDENTITY);
        }
    }
}

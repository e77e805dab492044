package org.bilane.harness.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.reference.Job;
import org.bilane.harness.report.SweepReport;
import org.bilane.harness.sweep.Cell;
import org.bilane.harness.sweep.Setup;
import org.bilane.harness.sweep.SweepPlan;
import org.bilane.harness.sweep.SweepResult;
import org.bilane.kernel.EvaluationPlan;
import org.bilane.kernel.Route;

/** Sweeps that nobody measured. */
final class SampleSweep {
    private SampleSweep() {
    }

    /** A sweep in which cell number i has 100 + i million results per second, so that the last one is the best. */
    static SweepReport of(int cores, int mostWorkers) {
        SweepPlan plan = new SweepPlan(mostWorkers, cores);
        List<Cell> cells = new ArrayList<>();
        for (Setup setup : plan.setups()) {
            OptionalLong bytes = setup.chunk().map(ChunkSize::bytes).orElse(OptionalLong.of(98_304));
            cells.add(new Cell(setup, bytes, setup.workers() > cores, new double[] {100 + cells.size()}));
        }
        Cell best = cells.stream().max(Comparator.comparingDouble(Cell::median)).orElseThrow();
        Cell planner =
                cells.stream().filter(cell -> cell.setup().equals(plan.planner())).findFirst().orElseThrow();
        return new SweepReport("a sample", Job.SUMS, new SweepResult(cells, best, planner), cores, cores,
                new EvaluationPlan(Route.SUMS_IN_ORDER, 6144, 8, 1 << 20, List.of(new EvaluationPlan.Phase("evaluate",
                        List.of(new EvaluationPlan.Use("table", 160_000))))));
    }
}

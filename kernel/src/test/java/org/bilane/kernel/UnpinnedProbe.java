package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bilane.kernel.cpu.Core;
import org.bilane.kernel.cpu.CoreCaches;
import org.bilane.kernel.cpu.CoreKind;
import org.bilane.kernel.cpu.CpuSet;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Pinning;

/** A program whose workers can't be pinned: it works all the same, and says "done" on standard output. */
final class UnpinnedProbe {
    private static final int CREWS = 3;
    private static final int WORKERS = 4;

    private UnpinnedProbe() {
    }

    /**
     * Works.
     *
     * @param args {@code pools} for pools of this machine, {@code gone} for CPUs that are gone from the mask
     */
    public static void main(String[] args) {
        if (args[0].equals("pools")) {
            evaluateOnPools();
        } else {
            startCrewsOnCpusThatAreGone();
        }
        System.out.println("done");
    }

    private static void evaluateOnPools() {
        try (PoolFixture fixture = new PoolFixture()) {
            MemorySegment sums = fixture.output(PoolFixture.SURFACES);
            for (int crew = 0; crew < CREWS; crew++) {
                try (WorkerPool pool = WorkerPool.builder().workers(1).chunkPoints(8).open()) {
                    pool.sums(fixture.stack.all(), fixture.points, Transform.EXP, sums);
                    MemorySegment expected = fixture.output(PoolFixture.SURFACES);
                    Evaluator.onCallingThread().sums(fixture.stack.all(), fixture.points, Transform.EXP, expected);
                    if (expected.mismatch(sums) >= 0 || pool.unpinnedBecause().isEmpty()) {
                        throw new AssertionError("wrong sums, or pinned");
                    }
                }
            }
        }
    }

    /** As when the mask has changed since the machine was looked at: every worker is refused its CPU. */
    private static void startCrewsOnCpusThatAreGone() {
        CoreCaches caches = new CoreCaches(Optional.empty(), Optional.empty(), Optional.empty());
        List<Core> cores = IntStream.range(0, WORKERS).mapToObj(id -> new Core(id, 0, CoreKind.UNIFORM,
                OptionalInt.empty(), CpuSet.of(CpuSet.MAX_CPU - id), CpuSet.of(CpuSet.MAX_CPU - id), caches)).toList();
        CpuTopology before = new CpuTopology(Optional.empty(),
                CpuSet.range(CpuSet.MAX_CPU - WORKERS + 1, CpuSet.MAX_CPU), cores, Optional.empty(), List.of());
        for (int crew = 0; crew < CREWS; crew++) {
            Pinning pinning = new Pinning(before, WORKERS, true);
            new Crew(WORKERS, "probe", pinning::pin).close();
            if (pinning.refusal().isEmpty()) {
                throw new AssertionError("pinned to CPUs that are not there");
            }
        }
    }
}

package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.Core;
import org.bilane.kernel.cpu.CoreCaches;
import org.bilane.kernel.cpu.CoreKind;
import org.bilane.kernel.cpu.CpuQuota;
import org.bilane.kernel.cpu.CpuSet;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PinningTest {
    private static final CpuTopology HERE = CpuTopology.ofThisMachine();
    private static final int CPUS = HERE.allowed().size();

    private static CpuTopology topology(Optional<CpuQuota> quota, int[]... cores) {
        CoreCaches caches = new CoreCaches(Optional.empty(), Optional.empty(), Optional.empty());
        List<Core> list = IntStream.range(0, cores.length).mapToObj(id -> new Core(id, 0, CoreKind.UNIFORM,
                OptionalInt.empty(), CpuSet.of(cores[id]), CpuSet.of(cores[id]), caches)).toList();
        int[] all = Arrays.stream(cores).flatMapToInt(Arrays::stream).toArray();
        return new CpuTopology(Optional.empty(), CpuSet.of(all), list, quota, List.of());
    }

    private static Optional<CpuQuota> quota(double cpus) {
        return Optional.of(new CpuQuota((long) (cpus * 100_000), 100_000));
    }

    /** The masks that workers have once they have begun. */
    private static CpuSet[] masks(Pinning pinning, int workers) {
        CpuSet[] masks = new CpuSet[workers];
        new Crew(workers, "pinning-test", worker -> {
            pinning.pin(worker);
            masks[worker] = Affinity.ofThisProcess().mask().orElseThrow();
        }).close();
        return masks;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
    void eachWorkerHasACpuOfItsOwnAndTheCallerKeepsItsMask() {
        Optional<CpuSet> before = Affinity.ofThisProcess().mask();
        for (int workers = 1; workers <= CPUS; workers++) {
            // As without a quota, which may be that of this machine.
            Pinning pinning = new Pinning(new CpuTopology(HERE.modelName(), HERE.allowed(), HERE.cores(),
                    Optional.empty(), List.of()), workers, true);
            CpuSet[] masks = masks(pinning, workers);
            assertEquals(workers, Arrays.stream(masks).distinct().count());
            for (int worker = 0; worker < workers; worker++) {
                assertEquals(1, masks[worker].size());
                if (worker < HERE.cores().size()) {
                    assertEquals(CpuSet.of(HERE.onePerCore()[worker]), masks[worker]);
                }
            }
            assertEquals(Optional.empty(), pinning.refusal());
        }
        assertEquals(before, Affinity.ofThisProcess().mask());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
    void coresComeBeforeSiblings() {
        // On one CPU there is no sibling and no second core.
        assumeTrue(CPUS >= 2, "needs two CPUs");
        int[] cpus = HERE.allowed().stream().toArray();
        CpuTopology oneCore = topology(Optional.empty(), new int[] {cpus[0], cpus[1]});
        CpuSet[] both = {CpuSet.of(cpus[0]), CpuSet.of(cpus[1])};
        assertEquals(List.of(both), List.of(masks(new Pinning(oneCore, 2, true), 2)));

        CpuTopology secondFirst = topology(Optional.empty(), new int[] {cpus[1]}, new int[] {cpus[0]});
        assertEquals(List.of(both[1], both[0]), List.of(masks(new Pinning(secondFirst, 2, true), 2)));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
    void moreWorkersThanCpusRunUnpinned() {
        Pinning pinning = new Pinning(HERE, CPUS + 1, true);
        for (CpuSet mask : masks(pinning, CPUS + 1)) {
            assertEquals(Affinity.ofThisProcess().mask().orElseThrow(), mask);
        }
        assertEquals(Optional.of(CPUS + 1 + " workers are more than the " + CPUS + " CPUs that may be used"),
                pinning.refusal());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
    void pinningThatIsTurnedOffPinsNobody() {
        Pinning pinning = new Pinning(HERE, 1, false);
        assertEquals(Affinity.ofThisProcess().mask().orElseThrow(), masks(pinning, 1)[0]);
        assertEquals(Optional.of("pinning is turned off"), pinning.refusal());
    }

    @Test
    void quotaSmallerThanTheWorkersForbidsPinning() {
        CpuTopology half = topology(quota(1.5), new int[] {0, 2}, new int[] {1, 3});
        assertEquals(Optional.of("2 workers are more than the quota of 1.5 CPUs"),
                new Pinning(half, 2, true).refusal());
        assertEquals(Optional.empty(), new Pinning(half, 1, true).refusal());
    }

    @Test
    void defaultIsAWorkerForEachCoreButNoMoreThanAQuotaKeepsBusy() {
        int[][] cores = {{0, 2}, {1, 3}, {4}};
        assertEquals(5, topology(Optional.empty(), cores).usableCpus());
        assertEquals(5, topology(quota(8), cores).usableCpus());
        assertEquals(4, topology(quota(3.5), cores).usableCpus());
        assertEquals(1, topology(quota(0.25), cores).usableCpus());
        assertEquals(3, Pinning.defaultWorkers(topology(Optional.empty(), cores)));
        assertEquals(3, Pinning.defaultWorkers(topology(quota(8), cores)));
        assertEquals(2, Pinning.defaultWorkers(topology(quota(1.5), cores)));
        assertEquals(2, Pinning.defaultWorkers(topology(quota(2), cores)));
        assertEquals(1, Pinning.defaultWorkers(topology(quota(0.25), cores)));
    }

    @Test
    void cpuOutsideOfTheMaskIsRefusedAndTheWorkerGoesOn() throws Exception {
        Pinning pinning = new Pinning(topology(Optional.empty(), new int[] {CpuSet.MAX_CPU}), 1, true);
        try (Crew crew = new Crew(1, "pinning-test", pinning::pin)) {
            Job job = new Job();
            CountingTasks tasks = new CountingTasks(3);
            crew.publish(job, tasks);
            tasks.requireDone(job);
        }
        assertTrue(pinning.refusal().isPresent());
    }
}

package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topologies of whole machines, each a constructed tree. */
class ConstructedMachinesTest {

    private static final long KIB = 1_024;

    private static final long MIB = 1_024 * KIB;

    @TempDir
    private Path directory;

    private ConstructedSystem system;

    @BeforeEach
    void newSystem() {
        system = new ConstructedSystem(directory);
    }

    @Test
    void laptopWithTwoCoresOfTwoThreadsHasOneWorkerPerCore() {
        system.model("Intel(R) Core(TM) i3-3227U CPU @ 1.90GHz").online("0-3").allowed("0-3")
                .core(0, 0, "0-1").core(0, 1, "2-3")
                .privateCaches("256K", "0-1").privateCaches("256K", "2-3")
                .cache(3, 3, "Unified", "3072K", "0-3").noQuota();

        CpuTopology topology = system.topology();

        assertEquals(Optional.of("Intel(R) Core(TM) i3-3227U CPU @ 1.90GHz"), topology.modelName());
        assertArrayEquals(new int[] {0, 2}, topology.onePerCore());
        Core second = topology.cores().get(1);
        CoreCaches caches = new CoreCaches(
                cache(32 * KIB, "2-3"), cache(256 * KIB, "2-3"), cache(3 * MIB, "0-3"));
        assertEquals(new Core(1, 0, CoreKind.UNIFORM, OptionalInt.empty(), CpuSet.of(2, 3),
                CpuSet.of(2, 3), caches), second);
        assertEquals(OptionalLong.of(256 * KIB), second.l2Bytes());
        assertEquals(OptionalLong.of(256 * KIB), topology.l2ShareBytes(second));
        assertEquals(Optional.empty(), topology.quota());
        assertEquals(List.of(), topology.notes());
    }

    @Test
    void serverWithTwoSocketsKeepsCoresOfEqualIdApart() {
        // The second threads are numbered after all first ones, and each socket counts its cores from 0.
        system.model("Two sockets").online("0-15").allowed("0-15").noQuota();
        for (int core = 0; core < 8; core++) {
            String siblings = core + "," + (core + 8);
            system.core(core / 4, core % 4, siblings).privateCaches("1024K", siblings);
        }
        system.cache(3, 3, "Unified", "36864K", "0-3,8-11").cache(3, 3, "Unified", "36864K", "4-7,12-15");

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, topology.onePerCore());
        assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 1),
                topology.cores().stream().map(Core::packageId).toList());
        assertEquals(CpuSet.of(5, 13), topology.cores().get(5).cpus());
        assertEquals(cache(36 * MIB, "4-7,12-15"), topology.cores().get(5).caches().l3());
        assertEquals(List.of(), topology.notes());
    }

    @Test
    void siblingsAreFoundByCoreAndPackageIdWhereThereIsNoList() {
        system.online("0-3").allowed("0-3");
        for (int cpu = 0; cpu < 4; cpu++) {
            system.cpuFile(cpu, "topology/physical_package_id", "" + cpu % 2)
                    .cpuFile(cpu, "topology/core_id", "0");
        }

        assertEquals(List.of(CpuSet.of(0, 2), CpuSet.of(1, 3)),
                system.topology().cores().stream().map(Core::siblings).toList());
    }

    @Test
    void hybridLaptopHasFastCoresFirstAndItsSmallCoresShareAnL2() {
        hybrid().allowed("0-7");

        CpuTopology topology = system.topology();

        // The small cores have the lower numbers here, so that order by number alone would be wrong.
        assertArrayEquals(new int[] {4, 6, 0, 1, 2, 3}, topology.onePerCore());
        assertEquals(List.of(CoreKind.PERFORMANCE, CoreKind.PERFORMANCE, CoreKind.EFFICIENCY,
                CoreKind.EFFICIENCY, CoreKind.EFFICIENCY, CoreKind.EFFICIENCY),
                topology.cores().stream().map(Core::kind).toList());
        assertEquals(OptionalLong.of(1_280 * KIB), topology.l2ShareBytes(topology.cores().get(0)));
        assertEquals(OptionalLong.of(2 * MIB), topology.cores().get(2).l2Bytes());
        assertEquals(OptionalLong.of(512 * KIB), topology.l2ShareBytes(topology.cores().get(2)));
        assertEquals(List.of(), topology.notes());
    }

    @Test
    void onlyAllowedCoresDivideASharedL2() {
        hybrid().allowed("1,3,5");

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {5, 1, 3}, topology.onePerCore());
        assertEquals(OptionalLong.of(1 * MIB), topology.l2ShareBytes(topology.cores().get(1)));
        assertEquals(OptionalLong.of(1_280 * KIB), topology.l2ShareBytes(topology.cores().get(0)));
    }

    @Test
    void oneListOfAHybridIsEnoughToTellItsKinds() {
        system.online("0-2").allowed("0-2").file("sys/devices/cpu_atom/cpus", "0-1");

        assertEquals(List.of(CoreKind.PERFORMANCE, CoreKind.EFFICIENCY, CoreKind.EFFICIENCY),
                system.topology().cores().stream().map(Core::kind).toList());
        assertArrayEquals(new int[] {2, 0, 1}, system.topology().onePerCore());
    }

    @Test
    void capacitiesTellSmallCoresFromFastOnesAndOrderBothKinds() {
        system.online("0-4").allowed("0-4");
        int[] capacities = {312, 312, 870, 1_024, 313};
        for (int cpu = 0; cpu < capacities.length; cpu++) {
            system.cpuFile(cpu, "cpu_capacity", "" + capacities[cpu]);
        }

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {3, 2, 4, 0, 1}, topology.onePerCore());
        assertEquals(List.of(CoreKind.PERFORMANCE, CoreKind.PERFORMANCE, CoreKind.EFFICIENCY,
                CoreKind.EFFICIENCY, CoreKind.EFFICIENCY),
                topology.cores().stream().map(Core::kind).toList());
        assertEquals(OptionalInt.of(870), topology.cores().get(1).capacity());
    }

    @Test
    void capacitiesThatDifferLittleAreOfOneKind() {
        system.online("0-1").allowed("0-1")
                .cpuFile(0, "cpu_capacity", "1003").cpuFile(1, "cpu_capacity", "1024");

        assertEquals(List.of(CoreKind.UNIFORM, CoreKind.UNIFORM),
                system.topology().cores().stream().map(Core::kind).toList());
    }

    @Test
    void containerMayUseItsOwnCpusOnly() {
        system.model("Shared").online("0-7").allowed("2-3").noQuota();
        for (int core = 0; core < 4; core++) {
            String siblings = core + "," + (core + 4);
            system.core(0, core, siblings).privateCaches("512K", siblings);
        }

        CpuTopology topology = system.topology();

        assertEquals(CpuSet.range(2, 3), topology.allowed());
        assertArrayEquals(new int[] {2, 3}, topology.onePerCore());
        assertEquals(CpuSet.of(2), topology.cores().get(0).cpus());
        assertEquals(CpuSet.of(2, 6), topology.cores().get(0).siblings());
        assertEquals(List.of(), topology.notes());
    }

    @Test
    void cpuNumbersMayBeAbove64AndAbove1024() {
        system.online("0-2047").allowed("70-71,1100,2047")
                .core(0, 35, "70-71").core(1, 550, "1100-1101").core(2, 1_023, "2046-2047");

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {70, 1_100, 2_047}, topology.onePerCore());
        assertEquals("70-71,1100,2047", topology.allowed().toString());
        assertEquals(2, topology.cores().get(2).packageId());
    }

    @Test
    void offlineCpusAreNotAllowedEvenIfTheMaskHasThem() {
        // The mask in procfs is as it was set; this one also names CPUs the machine never had.
        system.online("0-1,3").allowed("0-127").core(0, 0, "0-1").core(0, 1, "3");

        CpuTopology topology = system.topology();

        assertEquals(CpuSet.of(0, 1, 3), topology.allowed());
        assertArrayEquals(new int[] {0, 3}, topology.onePerCore());
    }

    @Test
    void theSchedulerIsAskedForTheMaskThatProcfsDoesNotTell() {
        system.online("0-7").file("proc/self/status", "Name:\tjava\n");

        CpuTopology topology = TopologyReader.read(directory, new LibcCalls((thread, mask) -> {
            mask.set(ValueLayout.JAVA_BYTE, 0, (byte) 0b0110_0000);
            return thread == ProcessHandle.current().pid() ? 0 : 3;
        }, (thread, mask) -> 1), 7);

        assertEquals(CpuSet.of(5, 6), topology.allowed());
    }

    @Test
    void theSchedulerIsNotAskedForTheMaskThatProcfsTells() {
        system.online("0-7").allowed("2-3");

        CpuTopology topology = TopologyReader.read(directory, new LibcCalls((thread, mask) -> {
            throw new AssertionError("asked");
        }, (thread, mask) -> 1), 7);

        assertEquals(CpuSet.of(2, 3), topology.allowed());
    }

    @Test
    void elsewhereEachProcessorIsACoreOfItsOwn() {
        CpuTopology topology = TopologyReader.withoutSystem("Plan 9", 3);

        assertArrayEquals(new int[] {0, 1, 2}, topology.onePerCore());
        assertEquals(OptionalLong.empty(), topology.l2ShareBytes(topology.cores().get(2)));
        assertEquals(1, topology.notes().size());
    }

    /** CPUs 0-3 are small cores with one L2, 4-5 and 6-7 are fast cores of two threads. */
    private ConstructedSystem hybrid() {
        system.model("Hybrid").online("0-7").noQuota()
                .file("sys/devices/cpu_core/cpus", "4-7").file("sys/devices/cpu_atom/cpus", "0-3")
                .core(0, 0, "4-5").core(0, 4, "6-7")
                .privateCaches("1280K", "4-5").privateCaches("1280K", "6-7")
                .cache(2, 2, "Unified", "2048K", "0-3").cache(3, 3, "Unified", "12288K", "0-7");
        for (int cpu = 0; cpu < 4; cpu++) {
            system.core(0, 8 + cpu, "" + cpu).cache(0, 1, "Data", "32K", "" + cpu)
                    .cache(1, 1, "Instruction", "64K", "" + cpu);
        }
        return system;
    }

    private static Optional<CpuCache> cache(long bytes, String sharedBy) {
        return Optional.of(new CpuCache(bytes, CpuSet.parse(sharedBy)));
    }
}

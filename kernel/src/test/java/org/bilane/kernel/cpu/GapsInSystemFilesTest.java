package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing, empty, unreadable and senseless files have a default each, and a note. */
class GapsInSystemFilesTest {

    private static final String CPU = "sys/devices/system/cpu/";

    @TempDir
    private Path directory;

    private ConstructedSystem system;

    @BeforeEach
    void twoCoresOfTwoThreads() {
        system = new ConstructedSystem(directory.resolve("full")).model("Some CPU").online("0-3")
                .allowed("0-3").core(0, 0, "0-1").core(0, 1, "2-3")
                .privateCaches("256K", "0-1").privateCaches("256K", "2-3")
                .noQuota();
    }

    @Test
    void theFullTreeNeedsNoNote() {
        assertEquals(List.of(), system.topology().notes());
    }

    @Test
    void anEmptyRootGivesTheProcessorsOfTheJvmAndSaysSo() {
        CpuTopology topology = new ConstructedSystem(directory.resolve("nowhere")).topology();

        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, topology.onePerCore());
        assertEquals(Optional.empty(), topology.modelName());
        assertEquals(Optional.empty(), topology.quota());
        assertEquals(OptionalLong.empty(), topology.cores().get(0).l2Bytes());
        assertNoted(topology, "the CPU mask of the process is unknown");
        assertNoted(topology, "native access is not granted");
        assertNoted(topology, "the online CPUs are unknown: taken to be 0-6");
        assertNoted(topology, "nothing tells which CPUs share a core with 0-6");
        assertNoted(topology, "no level 1 data cache is described for CPUs 0-6");
        assertNoted(topology, "no level 2 cache is described for CPUs 0-6");
        assertNoted(topology, "proc/self/cgroup tells no control group: no CPU quota assumed");
        assertNoted(topology, "proc/cpuinfo has no model name");
        assertEquals(7, topology.notes().size(), topology.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "0-", "\u0000\u0001", "999999999"})
    void onlineFileWithoutAListLeavesTheMask(String text) {
        CpuTopology topology = system.online(text).allowed("1-2").topology();

        assertEquals(CpuSet.range(1, 2), topology.allowed());
        assertNoted(topology, CPU + "online");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all of them"})
    void maskThatIsNotAListIsTakenToBeTheOnlineCpus(String text) {
        CpuTopology topology = system.online("0-2").allowed(text).topology();

        assertEquals(CpuSet.range(0, 2), topology.allowed());
        assertNoted(topology, "proc/self/status Cpus_allowed_list: is ");
        assertNoted(topology, "the CPU mask of the process is unknown");
    }

    @Test
    void maskWithoutAnOnlineCpuIsKept() {
        CpuTopology topology = system.online("4-5").allowed("0-1").topology();

        assertEquals(CpuSet.range(0, 1), topology.allowed());
        assertNoted(topology, "none of the allowed CPUs 0-1");
    }

    @Test
    void unreadableFilesAreNotedAndHaveTheirDefaults() {
        ConstructedSystem unreadable = new ConstructedSystem(directory.resolve("unreadable"));
        List<String> paths = List.of(CPU + "online", "proc/self/status", "proc/cpuinfo", "proc/self/cgroup",
                CPU + "cpu0/topology/thread_siblings_list", CPU + "cpu0/topology/physical_package_id",
                CPU + "cpu0/cache/index0/level", CPU + "cpu0/cpu_capacity", "sys/devices/cpu_core/cpus");
        paths.forEach(unreadable::unreadable);

        CpuTopology topology = unreadable.topology();

        assertEquals(7, topology.cores().size());
        paths.forEach(path -> assertNoted(topology, path + " cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "2-3"})
    void siblingsListWithoutTheCpuItselfGivesWayToTheCoreId(String text) {
        system.cpuFile(0, "topology/thread_siblings_list", text)
                .cpuFile(1, "topology/thread_siblings_list", text);

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {0, 2}, topology.onePerCore());
        assertEquals(CpuSet.range(0, 1), topology.cores().get(0).cpus());
        assertNoted(topology, "cpu0/topology/thread_siblings_list is ");
    }

    @Test
    void contradictingSiblingsListsPutNoCpuInTwoCores() {
        system.cpuFile(0, "topology/thread_siblings_list", "0-2");

        CpuTopology topology = system.topology();

        assertEquals(List.of(CpuSet.range(0, 2), CpuSet.of(3)),
                topology.cores().stream().map(Core::cpus).toList());
    }

    @Test
    void idsOfMinusOneAreNoIds() {
        system = new ConstructedSystem(directory.resolve("ids")).online("0-1").allowed("0-1");
        for (int cpu = 0; cpu < 2; cpu++) {
            system.cpuFile(cpu, "topology/core_id", "-1").cpuFile(cpu, "topology/physical_package_id", "-1");
        }

        CpuTopology topology = system.topology();

        assertArrayEquals(new int[] {0, 1}, topology.onePerCore());
        assertEquals(0, topology.cores().get(1).packageId());
        assertNoted(topology, "nothing tells which CPUs share a core with 0-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0K", "-256K", "256 KB", "large", "99999999999999999999K"})
    void cacheWithoutASizeIsUnknown(String size) {
        CpuTopology topology = system.cpuFile(0, "cache/index2/size", size).topology();

        assertEquals(OptionalLong.empty(), topology.cores().get(0).l2Bytes());
        assertEquals(OptionalLong.of(262_144), topology.cores().get(1).l2Bytes());
        assertNoted(topology, "cpu0/cache/index2/size is ");
        assertNoted(topology, "no level 2 cache is described for CPUs 0-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"262144", "256K"})
    void cacheSizesMayBeInBytesAndInKibibytes(String size) {
        assertEquals(OptionalLong.of(262_144),
                system.cpuFile(0, "cache/index2/size", size).topology().cores().get(0).l2Bytes());
    }

    @Test
    void cacheSizesMayBeInMebibytes() {
        assertEquals(OptionalLong.of(2_097_152),
                system.cpuFile(0, "cache/index2/size", "2M").topology().cores().get(0).l2Bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2-3", "?"})
    void cacheThatDoesNotListItsCpuBelongsToTheCore(String sharedBy) {
        CpuTopology topology = system.cpuFile(0, "cache/index2/shared_cpu_list", sharedBy).topology();

        assertEquals(CpuSet.range(0, 1), topology.cores().get(0).caches().l2().orElseThrow().sharedBy());
        assertNoted(topology, "cpu0/cache/index2/shared_cpu_list does not list CPU 0");
    }

    @Test
    void cacheOfUnknownTypeDoesNotCount() {
        CpuTopology topology = system.cpuFile(0, "cache/index0/type", "Trace").topology();

        assertEquals(Optional.empty(), topology.cores().get(0).caches().l1d());
        assertNoted(topology, "cpu0/cache/index0/type is \"Trace\": should be Data, Instruction or Unified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "fast"})
    void senselessCapacityIsNoCapacity(String capacity) {
        CpuTopology topology = system.cpuFile(0, "cpu_capacity", capacity).cpuFile(2, "cpu_capacity", "1024")
                .topology();

        assertEquals(List.of(CoreKind.UNIFORM, CoreKind.UNIFORM),
                topology.cores().stream().map(Core::kind).toList());
        assertTrue(topology.cores().get(0).capacity().isEmpty());
        assertNoted(topology, "cpu0/cpu_capacity is ");
    }

    @Test
    void blanksAroundWhatIsReadDoNotMatter() {
        CpuTopology topology = system.online("  0-3 ").allowed("  0-1  ").model("  Some  CPU ")
                .cpuFile(0, "topology/thread_siblings_list", " 0-1 ").cpuFile(0, "cache/index2/size", " 256K ")
                .topology();

        assertEquals(List.of(), topology.notes());
        assertEquals(CpuSet.range(0, 1), topology.allowed());
        assertEquals(Optional.of("Some  CPU"), topology.modelName());
        assertEquals(OptionalLong.of(262_144), topology.cores().get(0).l2Bytes());
    }

    @Test
    void aMachineOfOneCpuThatDescribesNoCachesIsOneCore() {
        CpuTopology topology = new ConstructedSystem(directory.resolve("one")).model("Some CPU").online("0")
                .allowed("0").core(0, 0, "0").file("proc/self/cgroup", "0::/")
                .file("proc/self/mountinfo", "22 1 0:20 / /proc rw - proc proc rw").topology();

        assertArrayEquals(new int[] {0}, topology.onePerCore());
        assertEquals(OptionalLong.empty(), topology.cores().get(0).l2Bytes());
        assertEquals(List.of("no level 1 data cache is described for CPUs 0: its size is unknown",
                "no level 2 cache is described for CPUs 0: its size is unknown",
                "the control group / is not mounted: no CPU quota assumed for it"),
                topology.notes().stream().sorted().toList());
    }

    @Test
    void notesStayShortPrintableLines() {
        String note = system.online("\u001b[31m" + "long".repeat(1_000)).topology().notes().get(0);

        assertTrue(note.length() < 150, note);
        assertTrue(note.chars().allMatch(c -> c >= ' ' && c <= '~'), note);
    }

    private static void assertNoted(CpuTopology topology, String part) {
        assertTrue(topology.notes().stream().anyMatch(note -> note.contains(part)),
                () -> "no note has \"" + part + "\": " + topology.notes());
    }
}

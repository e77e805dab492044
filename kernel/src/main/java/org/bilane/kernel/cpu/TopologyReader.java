package org.bilane.kernel.cpu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a topology of Linux's sysfs and procfs. Only what concerns allowed CPUs is read: a container with
 * four CPUs of a machine with hundreds should not pay for hundreds of directories.
 */
final class TopologyReader {

    /** The directory with one directory per CPU. */
    static final String CPU_DIRECTORY = "sys/devices/system/cpu/";

    private static final int FULL_CAPACITY = 1_024;

    private static final Comparator<Core> FASTEST_FIRST = new Comparator<>() {
        @Override
        public int compare(Core one, Core other) {
            int order = one.kind().compareTo(other.kind());
            if (order == 0) {
                order = Integer.compare(other.capacity().orElse(FULL_CAPACITY), one.capacity().orElse(FULL_CAPACITY));
            }
            return order != 0 ? order : Integer.compare(one.firstCpu(), other.firstCpu());
        }
    };

    private TopologyReader() {
    }

    /**
     * Reads the topology below a root.
     *
     * @param root the directory that holds {@code sys} and {@code proc}
     * @param calls tells the mask of this process, or refuses to
     * @param processors number of CPUs to assume where nothing else tells, at least 1
     * @return the topology, with a note for each thing that could not be found out
     */
    static CpuTopology read(Path root, AffinityCalls calls, int processors) {
        SystemFiles files = new SystemFiles(root);
        CpuSet allowed = AllowedCpus.read(files, calls, processors);
        List<Core> cores = cores(files, allowed);
        Optional<CpuQuota> quota = QuotaReader.read(files);
        Optional<String> modelName = modelName(files);
        return new CpuTopology(modelName, allowed, cores, quota, files.notes());
    }

    /**
     * The topology assumed where the operating system has no sysfs: each CPU a core of its own.
     *
     * @param system name of the operating system
     * @param processors number of CPUs, at least 1
     * @return CPUs 0 to {@code processors - 1}, with a note that says so
     */
    static CpuTopology withoutSystem(String system, int processors) {
        CpuSet allowed = CpuSet.range(0, processors - 1);
        List<Core> cores = allowed.stream()
                .mapToObj(cpu -> new Core(cpu, 0, CoreKind.UNIFORM, OptionalInt.empty(), CpuSet.of(cpu),
                        CpuSet.of(cpu), CoreCaches.UNKNOWN))
                .toList();
        String note = "cores and caches are unknown on " + system + ": CPUs " + allowed
                + " each taken as a core of its own";
        return new CpuTopology(Optional.empty(), allowed, cores, Optional.empty(), List.of(note));
    }

    private static List<Core> cores(SystemFiles files, CpuSet allowed) {
        Map<Integer, CpuSet> siblings = SiblingsReader.read(files, allowed);
        CoreKinds kinds = CoreKinds.read(files, allowed);
        List<Core> cores = new ArrayList<>();
        CpuSet taken = CpuSet.empty();
        for (int cpu : allowed.toArray()) {
            if (!taken.contains(cpu)) {
                CpuSet all = siblings.get(cpu);
                // The lists of two CPUs may contradict each other; no CPU may be in two cores all the same.
                CpuSet own = all.intersection(allowed).without(taken);
                taken = taken.union(own);
                cores.add(new Core(0, packageId(files, cpu), kinds.kindOf(cpu), kinds.capacityOf(cpu),
                        own, all, CacheReader.read(files, cpu, all)));
            }
        }
        noteUnknownCaches(files, cores);
        cores.sort(FASTEST_FIRST);
        for (int id = 0; id < cores.size(); id++) {
            cores.set(id, cores.get(id).withId(id));
        }
        return cores;
    }

    private static void noteUnknownCaches(SystemFiles files, List<Core> cores) {
        CpuSet withoutL1 = CpuSet.empty();
        CpuSet withoutL2 = CpuSet.empty();
        for (Core core : cores) {
            withoutL1 = core.caches().l1d().isPresent() ? withoutL1 : withoutL1.union(core.cpus());
            withoutL2 = core.caches().l2().isPresent() ? withoutL2 : withoutL2.union(core.cpus());
        }
        noteUnknown(files, withoutL1, "level 1 data cache");
        noteUnknown(files, withoutL2, "level 2 cache");
    }

    private static void noteUnknown(SystemFiles files, CpuSet without, String name) {
        if (!without.isEmpty()) {
            files.note("no " + name + " is described for CPUs " + without + ": its size is unknown");
        }
    }

    private static int packageId(SystemFiles files, int cpu) {
        // Some systems say -1 where they have no sockets.
        return Math.max(0, files.number(CPU_DIRECTORY + "cpu" + cpu + "/topology/physical_package_id").orElse(0));
    }

    private static Optional<String> modelName(SystemFiles files) {
        for (String line : files.lines("proc/cpuinfo")) {
            String name = line.startsWith("model name") ? line.substring(line.indexOf(':') + 1).strip() : "";
            if (line.contains(":") && !name.isEmpty()) {
                return Optional.of(name);
            }
        }
        files.note("proc/cpuinfo has no model name: it is unknown");
        return Optional.empty();
    }
}

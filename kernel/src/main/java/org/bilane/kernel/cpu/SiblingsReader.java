package org.bilane.kernel.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which CPUs share a core. */
final class SiblingsReader {

    /** A core id is unique only within its package. */
    private record CoreKey(int packageId, int coreId) {
    }

    private SiblingsReader() {
    }

    /**
     * Reads the siblings of CPUs: from their lists, where there is none from the ids of core and package, and
     * with neither a CPU is a core of its own.
     *
     * @param files the system's files
     * @param cpus the CPUs
     * @return for each of the CPUs all CPUs of its core, itself included
     */
    static Map<Integer, CpuSet> read(SystemFiles files, CpuSet cpus) {
        Map<Integer, CpuSet> siblings = new HashMap<>();
        Map<CoreKey, List<Integer>> byKey = new HashMap<>();
        List<Integer> unknown = new ArrayList<>();
        cpus.stream().forEach(cpu -> {
            Optional<CpuSet> listed = listed(files, cpu);
            Optional<CoreKey> key = listed.isPresent() ? Optional.empty() : key(files, cpu);
            siblings.put(cpu, listed.orElse(CpuSet.of(cpu)));
            key.ifPresent(core -> byKey.computeIfAbsent(core, k -> new ArrayList<>()).add(cpu));
            if (listed.isEmpty() && key.isEmpty()) {
                unknown.add(cpu);
            }
        });
        byKey.values().forEach(core -> core.forEach(cpu -> siblings.put(cpu, setOf(core))));
        if (!unknown.isEmpty()) {
            files.note("nothing tells which CPUs share a core with " + setOf(unknown)
                    + ": each taken as a core of its own");
        }
        return siblings;
    }

    private static Optional<CpuSet> listed(SystemFiles files, int cpu) {
        String topology = topology(cpu);
        Optional<CpuSet> list = files.cpuSet(topology + "thread_siblings_list")
                .or(() -> files.cpuSet(topology + "core_cpus_list"));
        if (list.isPresent() && !list.get().contains(cpu)) {
            files.note(topology + "thread_siblings_list is \"" + list.get() + "\": should contain " + cpu);
            return Optional.empty();
        }
        return list;
    }

    private static Optional<CoreKey> key(SystemFiles files, int cpu) {
        Optional<Integer> packageId = id(files, topology(cpu) + "physical_package_id");
        Optional<Integer> coreId = id(files, topology(cpu) + "core_id");
        return packageId.flatMap(p -> coreId.map(c -> new CoreKey(p, c)));
    }

    private static Optional<Integer> id(SystemFiles files, String path) {
        // The kernel writes -1 for an id it does not have.
        return files.value(path, "a number", Integer::valueOf).filter(id -> id >= 0);
    }

    private static String topology(int cpu) {
        return TopologyReader.CPU_DIRECTORY + "cpu" + cpu + "/topology/";
    }

    private static CpuSet setOf(List<Integer> cpus) {
        return CpuSet.of(cpus.stream().mapToInt(Integer::intValue).toArray());
    }
}

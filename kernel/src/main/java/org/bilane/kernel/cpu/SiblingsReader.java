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
        for (int cpu : cpus.toArray()) {
            Optional<CpuSet> listed = listed(files, cpu);
            Optional<CoreKey> key = listed.isPresent() ? Optional.empty() : key(files, cpu);
            siblings.put(cpu, listed.orElse(CpuSet.of(cpu)));
            if (key.isPresent()) {
                byKey.putIfAbsent(key.get(), new ArrayList<>());
                byKey.get(key.get()).add(cpu);
            } else if (listed.isEmpty()) {
                unknown.add(cpu);
            }
        }
        for (List<Integer> core : byKey.values()) {
            CpuSet all = setOf(core);
            for (int cpu : core) {
                siblings.put(cpu, all);
            }
        }
        if (!unknown.isEmpty()) {
            files.note("nothing tells which CPUs share a core with " + setOf(unknown)
                    + ": each taken as a core of its own");
        }
        return siblings;
    }

    private static Optional<CpuSet> listed(SystemFiles files, int cpu) {
        String topology = topology(cpu);
        Optional<CpuSet> list = files.cpuSet(topology + "thread_siblings_list");
        if (list.isEmpty()) {
            list = files.cpuSet(topology + "core_cpus_list");
        }
        if (list.isPresent() && !list.get().contains(cpu)) {
            files.note(topology + "thread_siblings_list is \"" + list.get() + "\": should contain " + cpu);
            return Optional.empty();
        }
        return list;
    }

    private static Optional<CoreKey> key(SystemFiles files, int cpu) {
        // The kernel writes -1 for an id it does not have.
        int packageId = files.number(topology(cpu) + "physical_package_id").orElse(-1);
        int coreId = files.number(topology(cpu) + "core_id").orElse(-1);
        return packageId < 0 || coreId < 0 ? Optional.empty() : Optional.of(new CoreKey(packageId, coreId));
    }

    private static String topology(int cpu) {
        return TopologyReader.CPU_DIRECTORY + "cpu" + cpu + "/topology/";
    }

    private static CpuSet setOf(List<Integer> cpus) {
        int[] all = new int[cpus.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = cpus.get(i);
        }
        return CpuSet.of(all);
    }
}

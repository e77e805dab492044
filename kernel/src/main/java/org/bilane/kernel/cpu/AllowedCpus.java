package org.bilane.kernel.cpu;

import java.util.Optional;

/**
 * Which CPUs the process may use.
 *
 * <p>Both sources, procfs and the scheduler call, are asked about the first thread of the process. The JVM
 * never pins that one, so the answer is what the process was started with, also if the thread that asks is
 * pinned; {@link Runtime#availableProcessors()} would say 1 there. Procfs comes first, as the JDK takes some hundredths
 * of a second to link a function.
 */
final class AllowedCpus {

    private static final String STATUS = "proc/self/status";

    private static final String STATUS_KEY = "Cpus_allowed_list:";

    private AllowedCpus() {
    }

    /**
     * Finds the allowed CPUs that are online.
     *
     * @param files the system's files
     * @param calls tells the mask of this process, or refuses to
     * @param processors number of CPUs to assume where nothing else tells, at least 1
     * @return the CPUs; not empty
     */
    static CpuSet read(SystemFiles files, AffinityCalls calls, int processors) {
        Optional<CpuSet> online = files.cpuSet(TopologyReader.CPU_DIRECTORY + "online");
        Optional<CpuSet> known = fromStatus(files);
        if (known.isEmpty()) {
            known = fromScheduler(files, calls);
        }
        if (known.isEmpty()) {
            known = online;
        }
        CpuSet mask = known.isPresent() ? known.get() : CpuSet.range(0, processors - 1);
        if (known.isEmpty()) {
            files.note("the online CPUs are unknown: taken to be " + mask);
        }
        // Procfs shows the mask as it was set, with CPUs that are offline or were never there.
        CpuSet allowed = online.isPresent() ? mask.intersection(online.get()) : mask;
        if (allowed.isEmpty()) {
            files.note("none of the allowed CPUs " + mask + " is said to be online: all taken to be");
            return mask;
        }
        return allowed;
    }

    private static Optional<CpuSet> fromStatus(SystemFiles files) {
        Optional<String> list = files.line(STATUS, STATUS_KEY);
        return list.isPresent() ? files.cpuSet(STATUS + " " + STATUS_KEY, list.get()) : Optional.empty();
    }

    private static Optional<CpuSet> fromScheduler(SystemFiles files, AffinityCalls calls) {
        String problem;
        try {
            CpuSet mask = calls.mask(Math.toIntExact(ProcessHandle.current().pid()));
            if (!mask.isEmpty()) {
                return Optional.of(mask);
            }
            problem = "it is empty";
        } catch (AffinityException e) {
            problem = e.getMessage();
        }
        files.note("the CPU mask of the process is unknown: all online CPUs are taken; " + problem);
        return Optional.empty();
    }
}

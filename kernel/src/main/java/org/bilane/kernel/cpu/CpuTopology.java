package org.bilane.kernel.cpu;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The CPUs this process may use, by physical core. Immutable and safe to share.
 *
 * @param modelName the CPU's name as its maker gave it; empty where the system does not tell
 * @param allowed the CPUs that are online and that this process may use; not empty
 * @param cores the cores that have an allowed CPU: fast kinds first, within a kind by capacity, then by their
 *     lowest allowed CPU; core {@code i} has id {@code i}, and each allowed CPU belongs to exactly one core
 * @param quota the tightest CPU time limit on this process; empty if there is none
 * @param notes what could not be found out and which default stands in for it, one line each
 */
public record CpuTopology(Optional<String> modelName, CpuSet allowed, List<Core> cores,
        Optional<CpuQuota> quota, List<String> notes) {

    /**
     * Copies the lists and checks that the cores make up the allowed CPUs.
     *
     * @throws IllegalArgumentException if no CPU is allowed, or {@code cores} do not have the ids 0, 1, ...
     *     or do not divide {@code allowed} among them
     */
    public CpuTopology {
        Objects.requireNonNull(modelName, "modelName");
        Objects.requireNonNull(quota, "quota");
        cores = List.copyOf(cores);
        notes = List.copyOf(notes);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("allowed is empty: a process may use at least one CPU");
        }
        int cpus = 0;
        CpuSet distinct = CpuSet.empty();
        for (int i = 0; i < cores.size(); i++) {
            Core core = cores.get(i);
            if (core.id() != i) {
                throw new IllegalArgumentException("cores[" + i + "] has id " + core.id() + ": must be " + i);
            }
            if (!allowed.containsAll(core.cpus())) {
                throw new IllegalArgumentException("cores[" + i + "] has CPUs " + core.cpus()
                        + ": must be a part of allowed, " + allowed);
            }
            cpus += core.cpus().size();
            distinct = distinct.union(core.cpus());
        }
        if (cpus != distinct.size() || distinct.size() != allowed.size()) {
            throw new IllegalArgumentException("cores has " + cpus + " CPUs, " + distinct.size()
                    + " of them distinct: must have each of allowed, " + allowed + ", once");
        }
    }

    /**
     * The topology of this machine as this process may use it.
     *
     * <p>Found at the first call and kept. The mask is that of the process, not of the calling thread, so it
     * does not matter whether threads were pinned before.
     *
     * @return the same object at each call
     */
    public static CpuTopology ofThisMachine() {
        return ThisMachine.TOPOLOGY;
    }

    /**
     * One allowed CPU of each core, to run one worker per core.
     *
     * @return the first CPUs of {@link #cores()}, in that order; a new array at each call
     */
    public int[] onePerCore() {
        int[] cpus = new int[cores.size()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = cores.get(i).firstCpu();
        }
        return cpus;
    }

    /**
     * How many CPUs this process can keep busy, whichever thread asks: {@link Runtime#availableProcessors()} tells a
     * pinned thread 1.
     *
     * @return the allowed CPUs, but no more than a quota of CPU time lasts for; at least 1
     */
    public int usableCpus() {
        return quota.isPresent() ? Math.clamp((long) Math.ceil(quota.get().cpus()), 1, allowed.size()) : allowed.size();
    }

    /**
     * The part of the level 2 cache that a worker on a core can count on if every allowed core has a worker.
     *
     * @param core a core of this topology
     * @return bytes of the cache divided by the number of allowed cores that share it; empty where the system
     *     does not tell the size
     */
    public OptionalLong l2ShareBytes(Core core) {
        Optional<CpuCache> l2 = core.caches().l2();
        if (l2.isEmpty()) {
            return OptionalLong.empty();
        }
        int sharers = 0;
        for (Core other : cores) {
            sharers += other.cpus().intersects(l2.get().sharedBy()) ? 1 : 0;
        }
        return OptionalLong.of(l2.get().bytes() / Math.max(1, sharers));
    }

    private static final class ThisMachine {

        static final CpuTopology TOPOLOGY = find();

        private static CpuTopology find() {
            int processors = Runtime.getRuntime().availableProcessors();
            return OperatingSystem.isLinux()
                    ? TopologyReader.read(Path.of("/"), SchedLinker.whenNeeded(), processors)
                    : TopologyReader.withoutSystem(OperatingSystem.name(), processors);
        }
    }
}

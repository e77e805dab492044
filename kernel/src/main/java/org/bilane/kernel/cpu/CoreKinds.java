package org.bilane.kernel.cpu;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How fast CPUs are beside each other: on hybrid x86 from the lists of fast and small CPUs, elsewhere from
 * the capacities the kernel's scheduler uses.
 */
final class CoreKinds {

    /**
     * Small cores have less than this part of the fastest one's capacity. They lie well below a half in
     * practice, and cores of one make that differ in clock alone well above.
     */
    private static final double SMALL_BELOW = 0.5;

    private static final Function<String, Integer> CAPACITY = new Function<>() {
        @Override
        public Integer apply(String text) {
            int capacity = Integer.parseInt(text);
            if (capacity <= 0) {
                throw new IllegalArgumentException("text is " + text + ": must be above 0");
            }
            return capacity;
        }
    };

    private final Optional<CpuSet> fast;
    private final Optional<CpuSet> small;
    private final Map<Integer, Integer> capacities;
    private final int highest;
    private final int lowest;

    private CoreKinds(Optional<CpuSet> fast, Optional<CpuSet> small, Map<Integer, Integer> capacities) {
        this.fast = fast;
        this.small = small;
        this.capacities = capacities;
        this.highest = capacities.isEmpty() ? 0 : Collections.max(capacities.values());
        this.lowest = capacities.isEmpty() ? 0 : Collections.min(capacities.values());
    }

    /**
     * Reads the lists, and the capacities of some CPUs.
     *
     * @param files the system's files
     * @param cpus the CPUs that will be asked about
     * @return their kinds
     */
    static CoreKinds read(SystemFiles files, CpuSet cpus) {
        Map<Integer, Integer> capacities = new HashMap<>();
        for (int cpu : cpus.toArray()) {
            Optional<Integer> capacity = files.value(TopologyReader.CPU_DIRECTORY + "cpu" + cpu + "/cpu_capacity",
                    "a number above 0", CAPACITY);
            if (capacity.isPresent()) {
                capacities.put(cpu, capacity.get());
            }
        }
        return new CoreKinds(files.cpuSet("sys/devices/cpu_core/cpus"),
                files.cpuSet("sys/devices/cpu_atom/cpus"), capacities);
    }

    /**
     * The kind of the core a CPU belongs to.
     *
     * @param cpu one of the CPUs that were read
     * @return its kind; {@link CoreKind#UNIFORM} if nothing tells cores apart
     */
    CoreKind kindOf(int cpu) {
        if (fast.isPresent() || small.isPresent()) {
            // A hybrid may have a third kind in neither list; it is one that saves power.
            boolean isFast = fast.isPresent() ? fast.get().contains(cpu) : !small.get().contains(cpu);
            return isFast ? CoreKind.PERFORMANCE : CoreKind.EFFICIENCY;
        }
        if (lowest >= highest * SMALL_BELOW) {
            return CoreKind.UNIFORM;
        }
        return capacities.getOrDefault(cpu, highest) < highest * SMALL_BELOW
                ? CoreKind.EFFICIENCY : CoreKind.PERFORMANCE;
    }

    /**
     * The capacity of a CPU.
     *
     * @param cpu one of the CPUs that were read
     * @return its capacity, above 0; empty where the system does not tell
     */
    OptionalInt capacityOf(int cpu) {
        return capacities.containsKey(cpu) ? OptionalInt.of(capacities.get(cpu)) : OptionalInt.empty();
    }
}

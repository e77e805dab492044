package org.bilane.kernel.cpu;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A physical core of which this process may use at least one CPU (hardware thread).
 *
 * @param id position of the core in {@link CpuTopology#cores()}, from 0
 * @param packageId the socket, as the kernel numbers it; 0 where it does not tell
 * @param kind how fast the core is beside the others
 * @param capacity the kernel's measure of the core's speed, 1,024 being the fastest core of the machine;
 *     empty where it does not tell
 * @param cpus the CPUs of this core that may be used; not empty
 * @param siblings all CPUs of this core, also those that may not be used
 * @param caches the caches the core reaches
 */
public record Core(int id, int packageId, CoreKind kind, OptionalInt capacity, CpuSet cpus, CpuSet siblings,
        CoreCaches caches) {

    /**
     * Checks that the core has a CPU that may be used.
     *
     * @throws IllegalArgumentException if {@code id} is negative, or {@code cpus} is empty or not a part of
     *     {@code siblings}
     */
    public Core {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(caches, "caches");
        if (id < 0) {
            throw new IllegalArgumentException("id is " + id + ": must not be negative");
        }
        if (cpus.isEmpty()) {
            throw new IllegalArgumentException("cpus is empty: a core has at least one allowed CPU");
        }
        if (!siblings.containsAll(cpus)) {
            throw new IllegalArgumentException("cpus is " + cpus
                    + ": must be a part of siblings, " + siblings);
        }
    }

    /**
     * The CPU a single worker on this core runs on.
     *
     * @return the lowest allowed CPU of the core
     */
    public int firstCpu() {
        return cpus.first();
    }

    /**
     * Size of the whole level 2 cache, also where cores share it.
     *
     * @return its bytes; empty where the system does not tell
     */
    public OptionalLong l2Bytes() {
        return caches.l2().map(CpuCache::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /**
     * This core at another position.
     *
     * @param newId the new {@link #id()}, not negative
     * @return a core that differs in nothing else
     */
    Core withId(int newId) {
        return new Core(newId, packageId, kind, capacity, cpus, siblings, caches);
    }
}

package org.bilane.kernel.cpu;

import java.util.Objects;

/**
 * One data or unified cache.
 *
 * @param bytes its size in bytes, above 0
 * @param sharedBy the CPUs that use it, allowed or not; not empty
 */
public record CpuCache(long bytes, CpuSet sharedBy) {

    /**
     * Checks size and sharers.
     *
     * @throws IllegalArgumentException if the size is 0 or less, or no CPU uses the cache
     */
    public CpuCache {
        Objects.requireNonNull(sharedBy, "sharedBy");
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes is " + bytes + ": must be above 0");
        }
        if (sharedBy.isEmpty()) {
            throw new IllegalArgumentException("sharedBy is empty: a cache has at least one CPU");
        }
    }
}

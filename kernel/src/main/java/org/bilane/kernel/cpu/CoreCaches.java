package org.bilane.kernel.cpu;

import java.util.Objects;
import java.util.Optional;

/**
 * The caches one core reaches, nearest first; a cache the system does not describe is empty.
 *
 * @param l1d level 1 data cache
 * @param l2 level 2 cache
 * @param l3 level 3 cache
 */
public record CoreCaches(Optional<CpuCache> l1d, Optional<CpuCache> l2, Optional<CpuCache> l3) {

    /** The caches of a core nothing is known of. */
    static final CoreCaches UNKNOWN = new CoreCaches(Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses nulls. */
    public CoreCaches {
        Objects.requireNonNull(l1d, "l1d");
        Objects.requireNonNull(l2, "l2");
        Objects.requireNonNull(l3, "l3");
    }
}

package org.bilane.kernel.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The scheduler calls of the C library, with masks as long as the kernel wants them.
 *
 * @param get {@code sched_getaffinity}
 * @param set {@code sched_setaffinity}
 */
record LibcCalls(SchedCall get, SchedCall set) implements AffinityCalls {

    /** Bytes for 1,024 CPUs, the C library's own {@code cpu_set_t}. */
    private static final int FIRST_BYTES = 128;

    private static final int MAX_BYTES = (CpuSet.MAX_CPU + 1) / Byte.SIZE;

    /** "Invalid argument", the same number on all 64-bit Linux systems. */
    private static final int EINVAL = 22;

    @Override
    public CpuSet mask(int thread) throws AffinityException {
        for (int bytes = FIRST_BYTES;; bytes *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment mask = arena.allocate(bytes, Long.BYTES);
                int error = get.call(thread, mask);
                if (error == 0) {
                    return CpuSet.ofMask(mask.toArray(ValueLayout.JAVA_LONG));
                }
                // The kernel refuses a mask with fewer bits than it has CPUs, and does not say how many.
                if (error != EINVAL || bytes == MAX_BYTES) {
                    throw new AffinityException("sched_getaffinity failed with error number " + error);
                }
            }
        }
    }

    @Override
    public void setMask(int thread, CpuSet cpus) throws AffinityException {
        try (Arena arena = Arena.ofConfined()) {
            // The kernel takes the bits beyond a short mask as 0.
            MemorySegment mask = arena.allocateFrom(ValueLayout.JAVA_LONG, cpus.toMask());
            int error = set.call(thread, mask);
            if (error != 0) {
                throw new AffinityException("sched_setaffinity to " + cpus
                        + " failed with error number " + error);
            }
        }
    }
}

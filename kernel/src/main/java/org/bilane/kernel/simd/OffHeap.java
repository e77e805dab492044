package org.bilane.kernel.simd;

import java.lang.foreign.MemorySegment;

/**
 * What the loops of this package read and write lies off the heap, and C2 must know that. It takes the class of a
 * segment from the profile of the JDK's own methods, which all code of the process shares. There the vectors of code
 * that is not compiled yet have been stored to segments on the heap: {@code reinterpretShape} does so (JDK 25.0.3). C2
 * would then make stores that may go to the heap or elsewhere, after each of which it loads and checks all segments
 * anew. So each loop begins with a check that tells the class. With it values of 8 and of 50 surfaces take 0.86 to 0.91
 * times the time point by point, and 0.81 to 0.83 surface by surface (Zen 4).
 */
final class OffHeap {
    private static final Class<?> SEGMENT = MemorySegment.NULL.getClass();

    private OffHeap() {
    }

    /**
     * A segment whose class the compiler knows. Only what is given back has it, not the argument.
     *
     * @param segment off the heap, and not mapped from a file
     * @return the same
     * @throws IllegalArgumentException if it lies on the heap or is mapped
     */
    static MemorySegment known(MemorySegment segment) {
        if (segment.getClass() != SEGMENT) {
            throw new IllegalArgumentException("vectors are loaded from and stored to memory off the heap alone, not "
                    + segment);
        }
        return segment;
    }
}

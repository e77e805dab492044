package org.bilane.kernel.cell;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The coordinates of a chunk along an axis, for a loop in vectors: it reads them where the caller has them, or it reads
 * a copy, or their logarithms. Scratch of one thread.
 */
final class LoopCoordinates {
    private static final long ALIGNMENT = 64;
    /** That of {@link Arena#global} too. */
    private static final MemorySegment.Scope NEVER_CLOSED = MemorySegment.NULL.scope();

    private final int capacity;
    /** Off-heap, made at first use. */
    private MemorySegment copy;

    /** Memory for a chunk of so many points. */
    LoopCoordinates(int capacity) {
        this.capacity = capacity;
    }

    /** Whether a loop may read coordinates where they are, and needs no logarithms of them. */
    static boolean areThere(MemorySegment coordinates, GuessedAxis axis) {
        return isPlain(coordinates) && axis.base() == null;
    }

    /**
     * Whether coordinates are off-heap, and in no mapped file, which may be truncated while vector code reads it. Of a
     * segment that never closes nobody knows: another language may have made its address known, and mapped a file there.
     */
    static boolean isPlain(MemorySegment coordinates) {
        return coordinates.isNative() && !coordinates.isMapped() && !coordinates.scope().equals(NEVER_CLOSED);
    }

    /**
     * Copies coordinates, or stores their logarithms where the axis asks for them.
     *
     * @param loop takes the logarithms
     * @param axis where the points are to be located
     * @param coordinates as the caller has them
     * @param offset where the first is, in bytes
     * @param n how many, up to the capacity
     * @return the copy, from its beginning, valid until the next
     */
    MemorySegment copy(LocateLoop loop, GuessedAxis axis, MemorySegment coordinates, long offset, int n) {
        if (copy == null) {
            copy = Arena.ofAuto().allocate((long) capacity * Double.BYTES, ALIGNMENT);
        }
        if (isPlain(coordinates)) {
            loop.logarithms(axis.base(), coordinates, offset, n, copy);
            return copy;
        }
        MemorySegment.copy(coordinates, offset, copy, 0, (long) n * Double.BYTES);
        if (axis.base() != null) {
            loop.logarithms(axis.base(), copy, 0, n, copy);
        }
        return copy;
    }
}

package org.bilane.spark;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Points;

/** A run of points on its way from rows to the kernel, off-heap. Used by one thread at a time. */
final class PointChunk {
    /**
     * The points of a chunk for sums: 16 bytes each fill half of an L2 of 256 KiB. It is the same on every machine,
     * since the bits of a sum depend on it; and a multiple of the kernel's blocks of 1,024.
     */
    static final int SUM_POINTS = 8192;

    private static final long HALF_L2_BYTES = 128 * 1024;
    private static final long LEAST_POINTS = 64;

    private final MemorySegment x;
    private final MemorySegment y;
    private final Points all;
    private final int capacity;
    private int size;

    /**
     * An empty chunk.
     *
     * @param arena owns its memory
     * @param capacity how many points it can take
     */
    PointChunk(Arena arena, int capacity) {
        this.capacity = capacity;
        this.x = arena.allocate((long) capacity * Double.BYTES, 64);
        this.y = arena.allocate((long) capacity * Double.BYTES, 64);
        this.all = Points.of(x, y);
    }

    /**
     * The points of a chunk for values: with their results they fill half of an L2 of 256 KiB, as the kernel's planner
     * would have it. No bit of a result depends on it.
     *
     * @param surfaces how many surfaces are evaluated, at least 1
     * @return points, a multiple of 8, at least 64
     */
    static int valuePoints(int surfaces) {
        return (int) Math.max(HALF_L2_BYTES / (Double.BYTES * (2L + surfaces)) & -8, LEAST_POINTS);
    }

    /**
     * Adds a point to a chunk that is not full.
     *
     * @param px its x
     * @param py its y
     */
    void add(double px, double py) {
        x.setAtIndex(ValueLayout.JAVA_DOUBLE, size, px);
        y.setAtIndex(ValueLayout.JAVA_DOUBLE, size, py);
        size++;
    }

    /**
     * Adds points up to the capacity.
     *
     * @param px their x
     * @param py as many y
     * @param from the first to add
     * @return how many were added
     */
    int add(double[] px, double[] py, int from) {
        int count = Math.min(capacity - size, px.length - from);
        long offset = (long) size * Double.BYTES;
        MemorySegment.copy(px, from, x, ValueLayout.JAVA_DOUBLE, offset, count);
        MemorySegment.copy(py, from, y, ValueLayout.JAVA_DOUBLE, offset, count);
        size += count;
        return count;
    }

    /**
     * Whether nothing more can be added.
     *
     * @return true at capacity
     */
    boolean isFull() {
        return size == capacity;
    }

    /**
     * The number of points.
     *
     * @return 0 up to the capacity
     */
    int size() {
        return size;
    }

    /**
     * The points added so far.
     *
     * @return a view of them
     */
    Points points() {
        return size == capacity ? all : all.slice(0, size);
    }

    /** Begins again. */
    void clear() {
        size = 0;
    }
}

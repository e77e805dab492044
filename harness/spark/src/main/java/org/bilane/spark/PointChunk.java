package org.bilane.spark;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Points;

/** A run of points on its way from rows to the kernel, off-heap. Used by one thread at a time. */
final class PointChunk {
    /**
     * The points of a chunk for sums. The kernel cuts such a call into blocks that fit the caches by itself, and groups
     * the points of a block by cell if there are enough of them, and of surfaces: so many points are enough on any
     * grid. It is the same on every machine, since the bits of a sum depend on it.
     */
    static final int SUM_POINTS = 1 << 20;

    private static final int FIRST_CAPACITY = 8192;
    private static final long HALF_L2_BYTES = 128 * 1024;
    private static final long LEAST_POINTS = 64;

    private final Arena arena;
    private final int most;
    /** Grows with the points, as most partitions of a small dataset are small. */
    private int capacity;
    private MemorySegment x;
    private MemorySegment y;
    private int size;

    /**
     * An empty chunk.
     *
     * @param arena owns its memory: 16 bytes a point, and less than twice that where it has grown
     * @param most how many points it can take
     */
    PointChunk(Arena arena, int most) {
        this.arena = arena;
        this.most = most;
        this.capacity = Math.min(most, FIRST_CAPACITY);
        this.x = allocate();
        this.y = allocate();
    }

    private MemorySegment allocate() {
        return arena.allocate((long) capacity * Double.BYTES, 64);
    }

    private void growWhereFull() {
        if (size == capacity) {
            capacity = Math.min(most, 2 * capacity);
            x = allocate().copyFrom(x);
            y = allocate().copyFrom(y);
        }
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
        growWhereFull();
        x.setAtIndex(ValueLayout.JAVA_DOUBLE, size, px);
        y.setAtIndex(ValueLayout.JAVA_DOUBLE, size, py);
        size++;
    }

    /**
     * Adds points to a chunk that is not full, as many as it takes without growing again.
     *
     * @param px their x
     * @param py as many y
     * @param from the first to add
     * @return how many were added, at least 1 of those that there are
     */
    int add(double[] px, double[] py, int from) {
        growWhereFull();
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
     * @return true if it has all the points that it can take
     */
    boolean isFull() {
        return size == most;
    }

    /**
     * The number of points.
     *
     * @return 0 up to the most that it can take
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
        return Points.of(x.asSlice(0, (long) size * Double.BYTES), y.asSlice(0, (long) size * Double.BYTES));
    }

    /** Begins again. */
    void clear() {
        size = 0;
    }
}

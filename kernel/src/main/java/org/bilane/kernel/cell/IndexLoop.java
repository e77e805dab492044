package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;

/**
 * Locates points on two axes of indices, both coordinates at once: what {@link IndexLocator} does to each of them, with
 * the same bits. It reads coordinates where the caller keeps them, so that a mapped file must be kept from it. Without
 * state.
 */
public interface IndexLoop {
    /**
     * The fewest points that it takes.
     *
     * @return their number
     */
    int leastPoints();

    /**
     * Locates points. Each coordinate is read once or twice, and a point's cell and its fractions come from the same
     * reading, so that coordinates which another thread changes meanwhile never give a cell that is none.
     *
     * @param xAxis the x axis
     * @param yAxis the y axis
     * @param yCells the cells along y, as for {@link LocatedPoints#locate}
     * @param x native memory, not mapped from a file: the points' x
     * @param y native memory, not mapped from a file: the points' y
     * @param offset where the first point's x lies in {@code x}, and its y in {@code y}, in bytes
     * @param n how many points, {@link #leastPoints} or more
     * @param cells receives the numbers of their cells, from index 0
     * @param u receives the fractions along x, from index 0
     * @param v receives the fractions along y, from index 0
     */
    void locate(IndexLocator xAxis, IndexLocator yAxis, int yCells, MemorySegment x, MemorySegment y, long offset,
            int n, int[] cells, double[] u, double[] v);
}

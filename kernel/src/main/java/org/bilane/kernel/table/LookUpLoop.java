package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.GuessedAxis;

/**
 * Locates points on two axes of indices and interpolates a surface in its plane of cells, in one loop: what
 * {@link org.bilane.kernel.cell.LocateLoop} and {@link PlaneLoop} do one after the other, with the same bits. Safe for
 * any number of threads.
 */
public interface LookUpLoop {
    /**
     * Whether it takes points on two axes now.
     *
     * @param xAxis the x axis; null is never taken
     * @param yAxis the y axis; null is never taken
     * @param n how many points
     * @param stores whether {@link #store} is to be called, and not {@link #load}
     * @return true if the next call may be that one; ask before each
     */
    boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n, boolean stores);

    /**
     * Locates and interpolates, and puts the values into an array, if {@link #takes} has just said so. The logarithms
     * are the caller's to take.
     *
     * @param xAxis the x axis
     * @param yAxis the y axis
     * @param yCells the cells along y, as for {@link org.bilane.kernel.cell.LocatedPoints#locate}
     * @param x native memory, not mapped from a file: the points' x
     * @param xOffset where the first of them lies, in bytes
     * @param y native memory, not mapped from a file: the points' y
     * @param yOffset where the first of them lies, in bytes
     * @param n how many points, as {@link #takes} was told
     * @param cells receives the numbers of their cells, from index 0
     * @param u receives the fractions along x, from index 0
     * @param v receives the fractions along y, from index 0
     * @param planes holds the plane, of {@link PlaneForm#CELLS}
     * @param first the index of the plane's first double, {@value PlaneLoop#MARGIN} or more
     * @param values receives the values, from index 0
     */
    void load(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v, double[] planes, int first, double[] values);

    /**
     * Locates and interpolates, and stores the values one after the other, if {@link #takes} has just said so. The
     * logarithms are the caller's to take.
     *
     * @param xAxis the x axis
     * @param yAxis the y axis
     * @param yCells the cells along y, as for {@link org.bilane.kernel.cell.LocatedPoints#locate}
     * @param x native memory, not mapped from a file: the points' x
     * @param xOffset where the first of them lies, in bytes
     * @param y native memory, not mapped from a file: the points' y
     * @param yOffset where the first of them lies, in bytes
     * @param n how many points, as {@link #takes} was told
     * @param cells receives the numbers of their cells, from index 0
     * @param u receives the fractions along x, from index 0
     * @param v receives the fractions along y, from index 0
     * @param planes holds the plane, of {@link PlaneForm#CELLS}
     * @param first the index of the plane's first double, {@value PlaneLoop#MARGIN} or more
     * @param out off-heap; nothing of it lies where the coordinates do
     * @param offset where the first value goes, in bytes
     */
    void store(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v, double[] planes, int first, MemorySegment out,
            long offset);
}

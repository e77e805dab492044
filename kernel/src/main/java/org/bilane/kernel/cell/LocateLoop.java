package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.log.LogBase;

/**
 * Locates points in vectors: cells and fractions have the bits of {@link AxisLocator}. It reads coordinates where the
 * caller keeps them, so that a mapped file must be kept from it. Each coordinate is read once or twice, and a cell and
 * a fraction come from the same reading, so that coordinates which another thread changes meanwhile never give a cell
 * that is none. Safe for any number of threads.
 */
public interface LocateLoop {
    /**
     * The fewest points that it takes.
     *
     * @return their number
     */
    int leastPoints();

    /**
     * Whether it takes two axes of indices at once. The answer may be another one the next time.
     *
     * @param xAxis the x axis; null is none
     * @param yAxis the y axis; null is none
     * @param n how many points are to be located
     * @return true if so
     */
    boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n);

    /**
     * Whether it takes an axis. The answer may be another one the next time.
     *
     * @param axis the axis; null is none
     * @param n how many points are to be located
     * @return true if so
     */
    boolean takes(GuessedAxis axis, int n);

    /**
     * Stores the logarithms of coordinates.
     *
     * @param base the base
     * @param from native memory, not mapped from a file: coordinates
     * @param offset where the first of them lies, in bytes
     * @param n how many, any number
     * @param to native memory that receives the logarithms, from its beginning; may be where the coordinates are
     */
    void logarithms(LogBase base, MemorySegment from, long offset, int n, MemorySegment to);

    /**
     * Locates points on two axes of indices, both coordinates at once, if {@link #takes} has just said so. The
     * logarithms are the caller's to take.
     *
     * @param xAxis the x axis
     * @param yAxis the y axis
     * @param yCells the cells along y, as for {@link LocatedPoints#locate}
     * @param x native memory, not mapped from a file: the points' x
     * @param xOffset where the first of them lies, in bytes
     * @param y native memory, not mapped from a file: the points' y
     * @param yOffset where the first of them lies, in bytes
     * @param n how many points, as {@link #takes} was told
     * @param cells receives the numbers of their cells, from index 0
     * @param u receives the fractions along x, from index 0
     * @param v receives the fractions along y, from index 0
     */
    void locate(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v);

    /**
     * Locates coordinates on one axis. The logarithms are the caller's to take.
     *
     * @param axis an axis of which {@link #takes} has just said that it is taken
     * @param from native memory, not mapped from a file: coordinates
     * @param offset where the first of them lies, in bytes
     * @param n how many, as {@link #takes} was told
     * @param rows a number for each, at least 0
     * @param rowCells what it is multiplied by
     * @param cells receives the products plus the cells on this axis; another array than {@code rows}
     * @param fractions receives the fractions
     */
    void locate(GuessedAxis axis, MemorySegment from, long offset, int n, int[] rows, int rowCells, int[] cells,
            double[] fractions);

    /**
     * Lists points as {@link AxisSlopes#list} does.
     *
     * @param fractions their fractions, from index 0
     * @param factors their factors, from index 0
     * @param n how many, any number
     * @param listed receives the points
     * @return how many are listed
     */
    int list(double[] fractions, double[] factors, int n, int[] listed);
}

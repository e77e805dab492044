package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.SlopePoints;

/**
 * Interpolates a surface in its plane at located points, several points at once: what
 * {@link org.bilane.kernel.bilinear.Bilinear} does at each of them, with the same bits. Safe for any number of threads.
 */
public interface PlaneLoop {
    /**
     * The doubles before a plane's first that may be read, and behind each cell that points can have: there are always
     * as many, as a plane has cells for the nodes of the repeated row too.
     */
    int MARGIN = 4;

    /**
     * The planes that it takes.
     *
     * @return what they hold; not {@link PlaneForm#NONE}
     */
    PlaneForm form();

    /**
     * The fewest points that it takes.
     *
     * @return their number
     */
    int leastPoints();

    /**
     * Interpolates, and puts the values into an array.
     *
     * @param planes holds the plane
     * @param first the index of the plane's first double, {@value #MARGIN} or more
     * @param step the doubles from a corner to that of the next ix
     * @param cells the numbers of the points' cells, from index 0
     * @param u the points' fractions along x, from index 0
     * @param v the points' fractions along y, from index 0
     * @param n how many points, {@link #leastPoints} or more
     * @param values receives the values, from index 0
     */
    void load(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n, double[] values);

    /**
     * Interpolates, and stores the values one after the other.
     *
     * @param planes holds the plane
     * @param first the index of the plane's first double, {@value #MARGIN} or more
     * @param step the doubles from a corner to that of the next ix
     * @param cells the numbers of the points' cells, from index 0
     * @param u the points' fractions along x, from index 0
     * @param v the points' fractions along y, from index 0
     * @param n how many points, {@link #leastPoints} or more
     * @param out off-heap
     * @param offset where the first value goes, in bytes
     */
    void store(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n, MemorySegment out,
            long offset);

    /**
     * Interpolates, and has the slopes along both fractions, times a factor each, of the same corners.
     *
     * @param planes holds the plane
     * @param first the index of the plane's first double, {@value #MARGIN} or more
     * @param step the doubles from a corner to that of the next ix
     * @param points the points, {@link #leastPoints} or more
     * @param values receives the values, from index 0
     * @param dx receives the slopes along u, from index 0
     * @param dy receives the slopes along v, from index 0
     */
    void slopes(double[] planes, int first, int step, SlopePoints points, double[] values, double[] dx,
            double[] dy);
}

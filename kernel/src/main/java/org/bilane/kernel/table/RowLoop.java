package org.bilane.kernel.table;

import org.bilane.kernel.cell.LocatedPoints;

/**
 * Interpolates a few surfaces in their table at located points, all of them at a point at once: what
 * {@link org.bilane.kernel.bilinear.Bilinear} does for each of them, with the same bits. Safe for any number of
 * threads.
 */
public interface RowLoop {
    /** The doubles behind the last row that may be overwritten with anything. */
    int SURPLUS = 8;

    /**
     * The fewest surfaces for which it is faster than one surface after the other.
     *
     * @return their number
     */
    int leastSurfaces();

    /**
     * Interpolates, and puts the values of a point's surfaces into a row, and the rows one behind the other.
     *
     * @param table the table
     * @param first the first surface
     * @param count how many surfaces, 1 or more
     * @param points the points; one of an irregular cell gets arbitrary values
     * @param from the first point
     * @param to one past the last point
     * @param rows receives the values, from index 0
     */
    void load(NodeTable table, int first, int count, LocatedPoints points, int from, int to, double[] rows);
}

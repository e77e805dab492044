package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A chunk of points, located: for each the number of its cell and its fractions u (along x) and v (along y). Scratch
 * of one thread, filled again for each chunk.
 */
public final class LocatedPoints {
    private final int[] cells;
    private final int[] columns;
    private final double[] u;
    private final double[] v;
    private final MemorySegment copy;
    private int size;

    /**
     * Room for a chunk.
     *
     * @param capacity the most points of a chunk
     * @param copy off-heap scratch of {@code capacity} doubles, for coordinates in mapped files
     */
    public LocatedPoints(int capacity, MemorySegment copy) {
        this.cells = new int[capacity];
        this.columns = new int[capacity];
        this.u = new double[capacity];
        this.v = new double[capacity];
        this.copy = copy;
    }

    /**
     * Locates a chunk.
     *
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param yCells the cells along y, ny, counting the one that begins on the last knot, and one more for the
     *     repeated column: a cell's number is {@code ix * yCells + iy}
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     * @param n how many points, up to the capacity
     */
    public void locate(AxisLocator xLocator, AxisLocator yLocator, int yCells, MemorySegment x, MemorySegment y,
            long from, int n) {
        locateOn(xLocator, x, from, n, cells, u);
        locateOn(yLocator, y, from, n, columns, v);
        for (int i = 0; i < n; i++) {
            cells[i] = cells[i] * yCells + columns[i];
        }
        size = n;
    }

    /** A loop over a mapped file might be compiled to vector loads, which a truncated file turns into a crash. */
    private void locateOn(AxisLocator locator, MemorySegment coordinates, long from, int n, int[] found,
            double[] fractions) {
        if (coordinates.isMapped()) {
            MemorySegment.copy(coordinates, ValueLayout.JAVA_DOUBLE, from * Double.BYTES, copy,
                    ValueLayout.JAVA_DOUBLE, 0, n);
            locator.locate(copy, 0, n, found, fractions);
        } else {
            locator.locate(coordinates, from, n, found, fractions);
        }
    }

    /**
     * The points of the chunk.
     *
     * @return how many
     */
    public int size() {
        return size;
    }

    /**
     * The cells' numbers.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public int[] cells() {
        return cells;
    }

    /**
     * The fractions along x, 0 exactly on a knot and below 1, or NaN.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] u() {
        return u;
    }

    /**
     * The fractions along y, 0 exactly on a knot and below 1, or NaN.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] v() {
        return v;
    }
}

package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Where in their cells the slopes of a chunk's points are had, and what makes derivatives of them. The cells and the
 * fractions are those of {@link LocatedPoints}, but that a point on the greatest knot lies at the far end of the last
 * cell. Scratch of one thread.
 */
public final class SlopePoints {
    private final int[] ownCells;
    private final int[] rows;
    private final int[] columns;
    private final double[] ownU;
    private final double[] ownV;
    private final double[] coordinates;
    private final double[] xFactors;
    private final double[] yFactors;
    private final int[] xExponents;
    private final int[] yExponents;
    private int[] cells;
    private double[] u;
    private double[] v;
    private int size;
    private boolean asLocated;
    private boolean anyScaled;

    /**
     * Memory for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public SlopePoints(int capacity) {
        this.ownCells = new int[capacity];
        this.rows = new int[capacity];
        this.columns = new int[capacity];
        this.ownU = new double[capacity];
        this.ownV = new double[capacity];
        this.coordinates = new double[capacity];
        this.xFactors = new double[capacity];
        this.yFactors = new double[capacity];
        this.xExponents = new int[capacity];
        this.yExponents = new int[capacity];
    }

    /**
     * Finds the cells and the factors of points that are located.
     *
     * @param located the located points
     * @param xLocator located them on the x axis
     * @param yLocator located them on the y axis
     * @param xSlopes those of the x axis
     * @param ySlopes those of the y axis
     * @param yCells the cells along y, as for {@link LocatedPoints#locate}
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     */
    public void find(LocatedPoints located, AxisLocator xLocator, AxisLocator yLocator, AxisSlopes xSlopes,
            AxisSlopes ySlopes, int yCells, MemorySegment x, MemorySegment y, long from) {
        size = located.size();
        split(located.cells(), size, yCells, rows, columns);
        boolean xEdges = xSlopes.anyOnEdge(rows, located.u(), size);
        boolean yEdges = ySlopes.anyOnEdge(columns, located.v(), size);
        // What is the same as located is not copied.
        u = xEdges ? copy(located.u(), ownU) : located.u();
        v = yEdges ? copy(located.v(), ownV) : located.v();
        if (anyScaled) {
            Arrays.fill(xExponents, 0);
            Arrays.fill(yExponents, 0);
        }
        // Kept before y is read, which fails where y is closed: the next chunk must find all exponents 0.
        anyScaled = xSlopes.find(xLocator, x, from, size, xEdges, coordinates, rows, u, xFactors, xExponents);
        anyScaled |= ySlopes.find(yLocator, y, from, size, yEdges, coordinates, columns, v, yFactors, yExponents);
        asLocated = !xEdges && !yEdges;
        cells = asLocated ? located.cells() : join(yCells);
    }

    private static void split(int[] cells, int n, int yCells, int[] rows, int[] columns) {
        LocatedPoints.rows(cells, n, yCells, rows);
        for (int i = 0; i < n; i++) {
            columns[i] = cells[i] - rows[i] * yCells;
        }
    }

    private double[] copy(double[] fractions, double[] to) {
        System.arraycopy(fractions, 0, to, 0, size);
        return to;
    }

    private int[] join(int yCells) {
        for (int i = 0; i < size; i++) {
            ownCells[i] = rows[i] * yCells + columns[i];
        }
        return ownCells;
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
     * Whether all cells and fractions are those that were located.
     *
     * @return false if some may not be
     */
    public boolean areAsLocated() {
        return asLocated;
    }

    /**
     * Whether any factor has an exponent.
     *
     * @return false if all exponents are 0
     */
    public boolean anyScaled() {
        return anyScaled;
    }

    /**
     * Whether a point's factors have exponents.
     *
     * @param i the point
     * @return true if one of them is not 0
     */
    public boolean isScaled(int i) {
        return (xExponents[i] | yExponents[i]) != 0;
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
     * The fractions along x, as those of {@link LocatedPoints#u()}, or 1.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] u() {
        return u;
    }

    /**
     * The fractions along y, as those of {@link LocatedPoints#v()}, or 1.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] v() {
        return v;
    }

    /**
     * What slopes along u are multiplied by, without the exponents.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] xFactors() {
        return xFactors;
    }

    /**
     * What slopes along v are multiplied by, without the exponents.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] yFactors() {
        return yFactors;
    }

    /**
     * The exponents of the factors along x.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public int[] xExponents() {
        return xExponents;
    }

    /**
     * The exponents of the factors along y.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public int[] yExponents() {
        return yExponents;
    }
}

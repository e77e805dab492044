package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;

/**
 * Where in their cells the slopes of a chunk's points are had, and what makes derivatives of them. The cells and the
 * fractions are those of {@link LocatedPoints}, but that a point on the greatest knot lies at the far end of the last
 * cell. Scratch of one thread.
 */
public final class SlopePoints {
    private final AxisPoints x;
    private final AxisPoints y;
    private final EdgeScratch scratch;
    private final int[] ownCells;
    private final double[] ownU;
    private final double[] ownV;
    private final int[] moved;
    private int[] cells;
    private double[] u;
    private double[] v;
    private int size;
    private int movedCount;

    /**
     * Memory for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public SlopePoints(int capacity) {
        this.x = new AxisPoints(capacity);
        this.y = new AxisPoints(capacity);
        this.scratch = new EdgeScratch(capacity);
        this.ownCells = new int[capacity];
        this.ownU = new double[capacity];
        this.ownV = new double[capacity];
        this.moved = new int[2 * capacity];
    }

    /**
     * Finds the cells and the factors of points that are located.
     *
     * @param loop lists points in vectors; null if there is none
     * @param located the located points
     * @param xLocator located them on the x axis
     * @param yLocator located them on the y axis
     * @param xSlopes those of the x axis
     * @param ySlopes those of the y axis
     * @param yCells the cells along y, as for {@link LocatedPoints#locate}
     * @param xs the points' x
     * @param ys the points' y
     * @param from the first point
     */
    public void find(LocateLoop loop, LocatedPoints located, AxisLocator xLocator, AxisLocator yLocator,
            AxisSlopes xSlopes, AxisSlopes ySlopes, int yCells, MemorySegment xs, MemorySegment ys, long from) {
        size = located.size();
        boolean anyUneven = !xSlopes.isEven() || !ySlopes.isEven();
        if (anyUneven) {
            split(located.cells(), size, yCells, x.cells, y.cells);
        }
        int[] unsplit = anyUneven ? null : located.cells();
        find(loop, xLocator, xSlopes, xs, from, located.u(), x, unsplit, yCells);
        find(loop, yLocator, ySlopes, ys, from, located.v(), y, unsplit, yCells);
        movedCount = 0;
        // What is the same as located is not copied.
        cells = located.cells();
        if (x.greatestCount + y.greatestCount > 0) {
            System.arraycopy(cells, 0, ownCells, 0, size);
            cells = ownCells;
        }
        u = move(x, located.u(), ownU, yCells);
        v = move(y, located.v(), ownV, 1);
    }

    /** Finds the factors along one axis; {@code unsplit} has the cells that are yet to be split, or is null. */
    private void find(LocateLoop loop, AxisLocator locator, AxisSlopes slopes, MemorySegment coordinates, long from,
            double[] fractions, AxisPoints points, int[] unsplit, int yCells) {
        int listed = slopes.find(loop, coordinates, from, size, fractions, points, scratch);
        if (listed > 0) {
            if (unsplit != null) {
                splitListed(listed, unsplit, yCells);
            }
            slopes.findEach(locator, coordinates, from, fractions, points, scratch, listed);
        }
    }

    private static void split(int[] cells, int n, int yCells, int[] rows, int[] columns) {
        LocatedPoints.rows(cells, n, yCells, rows);
        for (int i = 0; i < n; i++) {
            columns[i] = cells[i] - rows[i] * yCells;
        }
    }

    /** The same of the listed points alone. */
    private void splitListed(int count, int[] cells, int yCells) {
        double reciprocal = 1.0 / yCells;
        for (int k = 0; k < count; k++) {
            int i = scratch.listed[k];
            x.cells[i] = LocatedPoints.row(cells[i], reciprocal);
            y.cells[i] = cells[i] - x.cells[i] * yCells;
        }
    }

    /** Moves the points on the greatest knot of an axis to the cell before it, so many cells back. */
    private double[] move(AxisPoints axis, double[] fractions, double[] own, int back) {
        if (axis.greatestCount == 0) {
            return fractions;
        }
        System.arraycopy(fractions, 0, own, 0, size);
        for (int k = 0; k < axis.greatestCount; k++) {
            int i = axis.onGreatest[k];
            ownCells[i] -= back;
            own[i] = 1;
            moved[movedCount++] = i;
        }
        return own;
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
     * The points whose cells and fractions are not those that were located, since they lie on a greatest knot.
     *
     * @return the array itself, valid up to {@link #movedCount()}; a point on both greatest knots is there twice
     */
    public int[] moved() {
        return moved;
    }

    /**
     * How many of {@link #moved()} there are.
     *
     * @return 0 if all cells and fractions are those that were located
     */
    public int movedCount() {
        return movedCount;
    }

    /**
     * Whether any factor has an exponent.
     *
     * @return false if all exponents are 0
     */
    public boolean anyScaled() {
        return x.anyExponent() || y.anyExponent();
    }

    /**
     * Whether a point's factors have exponents.
     *
     * @param i the point
     * @return true if one of them is not 0
     */
    public boolean isScaled(int i) {
        return (x.exponents()[i] | y.exponents()[i]) != 0;
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
        return x.factors;
    }

    /**
     * What slopes along v are multiplied by, without the exponents.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] yFactors() {
        return y.factors;
    }

    /**
     * The exponents of the factors along x.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public int[] xExponents() {
        return x.exponents();
    }

    /**
     * The exponents of the factors along y.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public int[] yExponents() {
        return y.exponents();
    }
}

package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A chunk of points, located: for each the number of its cell and its fractions u (along x) and v (along y). Scratch
 * of one thread, filled again for each chunk.
 */
public final class LocatedPoints {
    /** What is kept of a point, while it is located too. */
    public static final int POINT_BYTES = 2 * Integer.BYTES + 3 * Double.BYTES;
    /** So few points that a copy by the JDK takes longer to begin. */
    private static final int FEW = 8;

    private final int[] cells;
    private final int[] columns;
    private final double[] u;
    private final double[] v;
    private final double[] coordinates;
    /** Of either axis, where points are located on one after the other. */
    private final LoopCoordinates xForLoop;
    private final LoopCoordinates yForLoop;
    private int size;
    private boolean anyBeyond;

    /**
     * Memory for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public LocatedPoints(int capacity) {
        this.cells = new int[capacity];
        this.columns = new int[capacity];
        this.u = new double[capacity];
        this.v = new double[capacity];
        this.coordinates = new double[capacity];
        this.xForLoop = new LoopCoordinates(capacity);
        this.yForLoop = new LoopCoordinates(capacity);
    }

    /**
     * Locates a chunk in vectors on the axes on which there is a loop for that; and few points on axes of indices one
     * by one. Else as {@link #locate(AxisLocator, AxisLocator, int, MemorySegment, MemorySegment, long, int) any
     * other}. The bits are the same.
     *
     * @param loop locates points in vectors; null if there is none
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param yCells the cells along y
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     * @param n how many points, up to the capacity
     */
    public void locate(LocateLoop loop, AxisLocator xLocator, AxisLocator yLocator, int yCells, MemorySegment x,
            MemorySegment y, long from, int n) {
        GuessedAxis xAxis = xLocator.guessed();
        GuessedAxis yAxis = yLocator.guessed();
        boolean inVectors = loop != null;
        boolean onIndices = xAxis != null && yAxis != null && xAxis.isIndex() && yAxis.isIndex();
        boolean xInVectors = inVectors && !onIndices && loop.takes(xAxis, n);
        boolean yInVectors = inVectors && !onIndices && loop.takes(yAxis, n);
        if (inVectors && onIndices && loop.takes(xAxis, yAxis, n)) {
            locateOnIndices(loop, xAxis, yAxis, yCells, x, y, from * Double.BYTES, n);
            located(n, xLocator, yLocator);
        } else if (xInVectors || yInVectors) {
            locateRows(xInVectors ? loop : null, xLocator, x, from, n);
            locateColumns(yInVectors ? loop : null, yLocator, yCells, y, from, n);
            located(n, xLocator, yLocator);
        } else if (n <= FEW && xLocator instanceof IndexLocator xIndex && yLocator instanceof IndexLocator yIndex
                && LoopCoordinates.isPlain(x) && LoopCoordinates.isPlain(y)) {
            locateEach(xIndex, yIndex, yCells, x, y, from, n);
            located(n, xLocator, yLocator);
        } else {
            locate(xLocator, yLocator, yCells, x, y, from, n);
        }
    }

    private void locateOnIndices(LocateLoop loop, GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x,
            MemorySegment y, long offset, int n) {
        boolean xThere = LoopCoordinates.areThere(x, xAxis);
        boolean yThere = LoopCoordinates.areThere(y, yAxis);
        loop.locate(xAxis, yAxis, yCells, xThere ? x : xForLoop.copy(loop, xAxis, x, offset, n), xThere ? offset : 0,
                yThere ? y : yForLoop.copy(loop, yAxis, y, offset, n), yThere ? offset : 0, n, cells, u, v);
    }

    /** Locates on the x axis: a row of cells for each point, and u. */
    private void locateRows(LocateLoop loop, AxisLocator locator, MemorySegment x, long from, int n) {
        if (loop == null) {
            locateOn(locator, x, from, n, columns, u);
        } else {
            // What the cells hold is multiplied by 0.
            locateOn(loop, locator.guessed(), x, from, n, cells, 0, columns, u);
        }
    }

    /** Locates on the y axis: the cells of points whose rows are there, and v. */
    private void locateColumns(LocateLoop loop, AxisLocator locator, int yCells, MemorySegment y, long from, int n) {
        if (loop == null) {
            locateOn(locator, y, from, n, cells, v);
            for (int i = 0; i < n; i++) {
                cells[i] += columns[i] * yCells;
            }
        } else {
            locateOn(loop, locator.guessed(), y, from, n, columns, yCells, cells, v);
        }
    }

    private void locateOn(LocateLoop loop, GuessedAxis axis, MemorySegment coordinates, long from, int n, int[] rows,
            int rowCells, int[] found, double[] fractions) {
        long offset = from * Double.BYTES;
        boolean there = LoopCoordinates.areThere(coordinates, axis);
        loop.locate(axis, there ? coordinates : xForLoop.copy(loop, axis, coordinates, offset, n),
                there ? offset : 0, n, rows, rowCells, found, fractions);
    }

    /** Locates few points: sooner done than each of several loops that are compiled to vectors has begun and ended. */
    private void locateEach(IndexLocator xAxis, IndexLocator yAxis, int yCells, MemorySegment x, MemorySegment y,
            long from, int n) {
        for (int i = 0; i < n; i++) {
            double xScaled = xAxis.scaled(x.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i));
            double yScaled = yAxis.scaled(y.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i));
            int ix = (int) xScaled;
            int iy = (int) yScaled;
            cells[i] = ix * yCells + iy;
            u[i] = xScaled - ix;
            v[i] = yScaled - iy;
        }
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
        located(n, xLocator, yLocator);
    }

    private void located(int n, AxisLocator xLocator, AxisLocator yLocator) {
        size = n;
        anyBeyond = false;
        if (xLocator.goesBeyond() || yLocator.goesBeyond()) {
            for (int i = 0; i < n; i++) {
                anyBeyond |= isBeyond(i);
            }
        }
    }

    /**
     * Whether any point lies beyond its cell, since that is what a rule for coordinates outside makes of it.
     *
     * @return true if so
     */
    public boolean anyBeyond() {
        return anyBeyond;
    }

    /**
     * Whether a point lies beyond its cell.
     *
     * @param i the point
     * @return true if one of its fractions is below 0, or 1 or above
     */
    public boolean isBeyond(int i) {
        return u[i] < 0 || u[i] >= 1 || v[i] < 0 || v[i] >= 1;
    }

    /**
     * Finds the fractions of a chunk whose cells are known.
     *
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param yCells the cells along y, as for {@link #locate}
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     * @param found off-heap: the cells' numbers as {@link #locate} found them, ints
     * @param offset where that of the first point is, in bytes
     * @param n how many points, up to the capacity
     */
    public void locateWithin(AxisLocator xLocator, AxisLocator yLocator, int yCells, MemorySegment x, MemorySegment y,
            long from, MemorySegment found, long offset, int n) {
        MemorySegment.copy(found, ValueLayout.JAVA_INT, offset, cells, 0, n);
        rows(cells, n, yCells, columns);
        MemorySegment.copy(x, ValueLayout.JAVA_DOUBLE, from * Double.BYTES, coordinates, 0, n);
        xLocator.fractions(coordinates, n, columns, u);
        for (int i = 0; i < n; i++) {
            columns[i] = cells[i] - columns[i] * yCells;
        }
        MemorySegment.copy(y, ValueLayout.JAVA_DOUBLE, from * Double.BYTES, coordinates, 0, n);
        yLocator.fractions(coordinates, n, columns, v);
        size = n;
    }

    /** The rows of cells, their numbers along x. */
    static void rows(int[] cells, int n, int yCells, int[] rows) {
        double reciprocal = 1.0 / yCells;
        for (int i = 0; i < n; i++) {
            rows[i] = row(cells[i], reciprocal);
        }
    }

    /** The row of a cell. */
    static int row(int cell, double reciprocalOfYCells) {
        // From the middle to the next cell: so rounding can't carry a quotient of integers past a whole number.
        return (int) ((cell + 0.5) * reciprocalOfYCells);
    }

    /**
     * Copies before it locates. A loop over a mapped file might be compiled to vector loads, which a truncated file
     * turns into a crash; and the loops of locators are compiled to vectors where they run over arrays.
     */
    private void locateOn(AxisLocator locator, MemorySegment from, long first, int n, int[] found,
            double[] fractions) {
        if (n <= FEW && LoopCoordinates.isPlain(from)) {
            // Sooner done than the copy has checked its arguments.
            for (int i = 0; i < n; i++) {
                coordinates[i] = from.getAtIndex(ValueLayout.JAVA_DOUBLE, first + i);
            }
        } else {
            MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, coordinates, 0, n);
        }
        locator.locate(coordinates, n, found, fractions);
    }

    /**
     * The most points of a chunk.
     *
     * @return how many
     */
    public int capacity() {
        return cells.length;
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
     * The fractions along x, 0 exactly on a knot and within [0, 1) unless the point is beyond its cell, or NaN.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] u() {
        return u;
    }

    /**
     * The fractions along y, 0 exactly on a knot and within [0, 1) unless the point is beyond its cell, or NaN.
     *
     * @return the array itself, valid up to {@link #size()}
     */
    public double[] v() {
        return v;
    }
}

package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A block of points, located and grouped by cell: a counting sort by cell number, which keeps the points of a cell in
 * their order. Those of one cell then share its corners, which are loaded once for all of them, and the table is
 * passed through from its beginning to its end. Points beyond their cells make a group of their own behind all cells,
 * in their order.
 *
 * <p>Takes 36 bytes for each point and 4 for each cell. Scratch of one thread, filled again for each block; it keeps
 * the largest sizes that it was used for.
 */
public final class PointGroups {
    private int[] cells = new int[0];
    private double[] u = new double[0];
    private double[] v = new double[0];
    private double[] fractions = new double[0];
    /** For each cell where its points begin, and, once they are placed, where they end. */
    private int[] ends = new int[0];
    /** The cells of the points beyond, in their order. */
    private int[] beyond = new int[0];
    private int beyondCount;

    /** No points yet. */
    public PointGroups() {
    }

    /**
     * Locates and groups a block.
     *
     * @param located scratch that locates, a few points at a time
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param yCells the cells along y, counting those of the repeated column
     * @param cellCount the cells of the grid, counting those that begin on its last knots
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     * @param n how many points
     */
    public void load(LocatedPoints located, AxisLocator xLocator, AxisLocator yLocator, int yCells, int cellCount,
            MemorySegment x, MemorySegment y, long from, int n) {
        makeRoom(n, cellCount + 1);
        beyondCount = 0;
        for (int i = 0; i < n; i += located.capacity()) {
            int length = Math.min(located.capacity(), n - i);
            located.locate(xLocator, yLocator, yCells, x, y, from + i, length);
            System.arraycopy(located.cells(), 0, cells, i, length);
            System.arraycopy(located.u(), 0, u, i, length);
            System.arraycopy(located.v(), 0, v, i, length);
            if (located.anyBeyond()) {
                setBeyondApart(located, i, length, cellCount);
            }
        }
        count(n, cellCount + 1);
        place(n);
    }

    private void setBeyondApart(LocatedPoints located, int at, int n, int group) {
        if (beyond.length < beyondCount + n) {
            beyond = Arrays.copyOf(beyond, Math.max(2 * beyond.length, beyondCount + n));
        }
        for (int i = 0; i < n; i++) {
            if (located.isBeyond(i)) {
                beyond[beyondCount++] = cells[at + i];
                cells[at + i] = group;
            }
        }
    }

    /**
     * The points beyond their cells; they are the last of the block.
     *
     * @return how many
     */
    public int beyondCount() {
        return beyondCount;
    }

    /**
     * The cell of a point beyond it.
     *
     * @param i counts these points, from 0
     * @return the cell's number
     */
    public int beyondCell(int i) {
        return beyond[i];
    }

    private void makeRoom(int n, int cellCount) {
        if (cells.length < n) {
            cells = new int[n];
            u = new double[n];
            v = new double[n];
            fractions = new double[2 * n];
        }
        if (ends.length < cellCount) {
            ends = new int[cellCount];
        }
    }

    /** Sets {@link #ends} to where each cell's points begin. */
    private void count(int n, int cellCount) {
        Arrays.fill(ends, 0, cellCount, 0);
        for (int i = 0; i < n; i++) {
            ends[cells[i]]++;
        }
        int begin = 0;
        for (int cell = 0; cell < cellCount; cell++) {
            int size = ends[cell];
            ends[cell] = begin;
            begin += size;
        }
    }

    private void place(int n) {
        for (int i = 0; i < n; i++) {
            int at = ends[cells[i]]++;
            fractions[2 * at] = u[i];
            fractions[2 * at + 1] = v[i];
        }
    }

    /**
     * Where the points of a cell end among the points of the block. They begin where those of the cell before end.
     *
     * @param cell its number
     * @return the index after the last of them
     */
    public int end(int cell) {
        return ends[cell];
    }

    /**
     * The fractions of the points, ordered by cell: u of point i of the block at 2 i, v at 2 i + 1.
     *
     * @return the array itself, valid for the points of the block
     */
    public double[] fractions() {
        return fractions;
    }
}

package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * What a thread needs to order a short slice of points: their cells and fractions as they came, and the order of their
 * indices. Points are located, their indices ordered, their fractions gathered. Of one thread, used again for each
 * slice; about 0.8 MB, and 4 bytes for each cell of the grid.
 */
public final class SliceScratch {
    /** The most points of a short slice. */
    public static final int POINTS = 1 << 15;
    /** What is kept of a point. */
    public static final int POINT_BYTES = 2 * Integer.BYTES + 2 * Double.BYTES;
    /** The most cells of a grid whose slices are short. */
    public static final int CELLS = 1 << 17;

    final LocatedPoints located;
    private final int[] cells = new int[POINTS];
    private final double[] u = new double[POINTS];
    private final double[] v = new double[POINTS];
    /** The index of the point at each place. */
    private final int[] indices = new int[POINTS];
    private int[] heads = new int[0];

    /**
     * Scratch that locates with the scratch of its thread.
     *
     * @param located scratch of the same thread
     */
    public SliceScratch(LocatedPoints located) {
        this.located = located;
    }

    /**
     * Whether a slice is short.
     *
     * @param points its points
     * @param cells the cells of the grid
     * @return true if its indices are ordered here
     */
    public static boolean takes(long points, long cells) {
        return points <= POINTS && cells <= CELLS;
    }

    /** Locates points. */
    void locate(LocateLoop loop, AxisLocator xLocator, AxisLocator yLocator, int columns, MemorySegment x,
            MemorySegment y, long first, int size) {
        for (int i = 0; i < size; i += located.capacity()) {
            int n = Math.min(located.capacity(), size - i);
            located.locate(loop, xLocator, yLocator, columns, x, y, first + i, n);
            System.arraycopy(located.cells(), 0, cells, i, n);
            System.arraycopy(located.u(), 0, u, i, n);
            System.arraycopy(located.v(), 0, v, i, n);
        }
    }

    /** Orders the indices of located points, and stores where the points of each cell end; places count from 0. */
    void orderIndices(int size, int cellCount, MemorySegment ends, long endsAt) {
        int[] heads = heads(cellCount);
        int[] cellOf = cells;
        int[] ordered = indices;
        Arrays.fill(heads, 0, cellCount, 0);
        for (int i = 0; i < size; i++) {
            heads[cellOf[i]]++;
        }
        int begin = 0;
        for (int cell = 0; cell < cellCount; cell++) {
            int count = heads[cell];
            heads[cell] = begin;
            begin += count;
        }
        for (int i = 0; i < size; i++) {
            ordered[heads[cellOf[i]]++] = i;
        }
        MemorySegment.copy(heads, 0, ends, ValueLayout.JAVA_INT, endsAt, cellCount);
    }

    /** Stores the fractions of points whose indices are ordered. */
    void gather(int size, MemorySegment pairs, long at) {
        int[] ordered = indices;
        double[] us = u;
        double[] vs = v;
        for (int place = 0; place < size; place++) {
            int i = ordered[place];
            pairs.set(ValueLayout.JAVA_DOUBLE, at + (long) place * CellOrder.PAIR_BYTES, us[i]);
            pairs.set(ValueLayout.JAVA_DOUBLE, at + (long) place * CellOrder.PAIR_BYTES + Double.BYTES, vs[i]);
        }
    }

    private int[] heads(int cellCount) {
        if (heads.length < cellCount) {
            heads = new int[cellCount];
        }
        return heads;
    }
}

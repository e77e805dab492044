package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The points of a block in the order of their cells, those of a cell in the order in which they came. The block is cut
 * into slices, each of which is ordered by itself ({@link #order}), several at the same time if need be. Then
 * {@link #addUp} adds the counts of all slices. The points of a cell are those of the first slice, of the second, and
 * so on. The order is the same for any number of slices.
 *
 * <p>A slice is ordered by counting. Of a short one the indices are ordered, which are few bytes in few pages, and the
 * fractions are then gathered: stores to as many places as there are cells, each in another page, would take twice as
 * long. A long one, which only large grids need, so that there are not more counts than points, is written straight
 * away.
 *
 * <p>A point's cell is found once and kept, but where a long slice has so many cells that keeping it would take too
 * much memory: there it is found again, and each place is checked. If another thread changes points meanwhile, their
 * fractions may be wrong, and where cells are found again points may be lost; but nothing is written outside the memory
 * that was lent.
 *
 * <p>Places are ints that count the points of a block in their order. Off-heap memory is lent for each block.
 */
public final class CellOrder {
    static final int PAIR_BYTES = 2 * Double.BYTES;
    /** Cells for each point beyond which the cells of points would take too much memory beside their counts. */
    private static final long MANY_CELLS = 3;

    /** How slices are ordered. */
    enum Way {
        /** Short slices: the cells of points are in the scratch of the thread. */
        BY_INDEX,
        /** The cells of points are kept in the memory that is lent. */
        CELLS_KEPT,
        /** An only slice, whose points are located twice. */
        LOCATED_TWICE
    }

    private Way way = Way.BY_INDEX;
    private MemorySegment memory = MemorySegment.NULL;
    private int points;
    private int rowCount;
    private int columnCount;
    private int slices;
    private int sliceLength;
    /** Pairs of fractions are at 0; then come cells where they are kept, heads of each slice, and ends. */
    private long cellsAt;
    private long headsAt;
    private long endsAt;

    /** Without points. */
    public CellOrder() {
    }

    /**
     * The memory that a block takes: 16 bytes a point, and 4 more where slices are long, but for an only slice with
     * more than three cells a point; and 4 bytes for each cell, once for each slice and once more for the block.
     *
     * @param points its points
     * @param cellCount the cells of the grid
     * @param slices its slices
     * @return bytes
     */
    public static long bytes(long points, long cellCount, long slices) {
        return bytes(points, cellCount, slices, way(points, cellCount, slices));
    }

    static long bytes(long points, long cellCount, long slices, Way way) {
        long pointBytes = PAIR_BYTES + (way == Way.CELLS_KEPT ? Integer.BYTES : 0);
        // An only slice has the counts of the block.
        return points * pointBytes + (slices == 1 ? 1 : slices + 1) * cellCount * Integer.BYTES;
    }

    static Way way(long points, long cellCount, long slices) {
        if (SliceScratch.takes(Math.ceilDiv(points, slices), cellCount)) {
            return Way.BY_INDEX;
        }
        return slices == 1 && cellCount > MANY_CELLS * points ? Way.LOCATED_TWICE : Way.CELLS_KEPT;
    }

    /**
     * Begins a block.
     *
     * @param lent off-heap, aligned to 8 bytes, as large as {@link #bytes} says
     * @param n its points
     * @param rows the rows of cells, nx
     * @param columns the cells of a row, ny + 1: counting those that begin on the last knot and beyond
     * @param sliceCount its slices, 1 or more
     */
    public void begin(MemorySegment lent, int n, int rows, int columns, int sliceCount) {
        begin(lent, n, rows, columns, sliceCount, way(n, (long) rows * columns, sliceCount));
    }

    void begin(MemorySegment lent, int n, int rows, int columns, int sliceCount, Way newWay) {
        way = newWay;
        memory = lent;
        points = n;
        rowCount = rows;
        columnCount = columns;
        slices = sliceCount;
        sliceLength = Math.ceilDiv(n, sliceCount);
        cellsAt = (long) n * PAIR_BYTES;
        headsAt = cellsAt + (way == Way.CELLS_KEPT ? (long) n * Integer.BYTES : 0);
        endsAt = slices == 1 ? headsAt : headsOf(slices);
    }

    /** Lets go of the memory. */
    public void end() {
        memory = MemorySegment.NULL;
    }

    private int cellCount() {
        return rowCount * columnCount;
    }

    private long headsOf(int slice) {
        return headsAt + (long) slice * cellCount() * Integer.BYTES;
    }

    private int begin(int slice) {
        return Math.min(points, slice * sliceLength);
    }

    /**
     * Orders a slice.
     *
     * @param scratch of the calling thread
     * @param loop locates points in vectors; null if there is none. It is used for short slices
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param x the points' x
     * @param y the points' y
     * @param first the first point of the block
     * @param slice the slice
     */
    public void order(SliceScratch scratch, LocateLoop loop, AxisLocator xLocator, AxisLocator yLocator,
            MemorySegment x, MemorySegment y, long first, int slice) {
        if (way == Way.BY_INDEX) {
            int from = begin(slice);
            int size = begin(slice + 1) - from;
            scratch.locate(loop, xLocator, yLocator, columnCount, x, y, first + from, size);
            scratch.orderIndices(size, cellCount(), memory, headsOf(slice));
            scratch.gather(size, memory, (long) from * PAIR_BYTES);
        } else {
            count(scratch.located, xLocator, yLocator, x, y, first, slice);
            write(scratch.located, xLocator, yLocator, x, y, first, slice);
        }
    }

    /** Locates a long slice, keeps the cells, and turns their counts into where each one's next point goes. */
    void count(LocatedPoints located, AxisLocator xLocator, AxisLocator yLocator, MemorySegment x, MemorySegment y,
            long first, int slice) {
        MemorySegment counts = memory;
        long heads = headsOf(slice);
        int cells = cellCount();
        counts.asSlice(heads, (long) cells * Integer.BYTES).fill((byte) 0);
        int to = begin(slice + 1);
        for (int i = begin(slice); i < to; i += located.capacity()) {
            int n = Math.min(located.capacity(), to - i);
            located.locate(xLocator, yLocator, columnCount, x, y, first + i, n);
            int[] found = located.cells();
            if (way == Way.CELLS_KEPT) {
                MemorySegment.copy(found, 0, counts, ValueLayout.JAVA_INT, cellsAt + (long) i * Integer.BYTES, n);
            }
            for (int k = 0; k < n; k++) {
                long at = heads + (long) found[k] * Integer.BYTES;
                counts.set(ValueLayout.JAVA_INT, at, counts.get(ValueLayout.JAVA_INT, at) + 1);
            }
        }
        int begin = 0;
        for (int cell = 0; cell < cells; cell++) {
            long at = heads + (long) cell * Integer.BYTES;
            int size = counts.get(ValueLayout.JAVA_INT, at);
            counts.set(ValueLayout.JAVA_INT, at, begin);
            begin += size;
        }
    }

    /** Writes the fractions of a long slice where its counts say. */
    void write(LocatedPoints located, AxisLocator xLocator, AxisLocator yLocator, MemorySegment x, MemorySegment y,
            long first, int slice) {
        MemorySegment ordered = memory;
        long heads = headsOf(slice);
        long pairs = (long) begin(slice) * PAIR_BYTES;
        int to = begin(slice + 1);
        int size = to - begin(slice);
        for (int i = begin(slice); i < to; i += located.capacity()) {
            int n = Math.min(located.capacity(), to - i);
            if (way == Way.CELLS_KEPT) {
                located.locateWithin(xLocator, yLocator, columnCount, x, y, first + i, ordered,
                        cellsAt + (long) i * Integer.BYTES, n);
            } else {
                located.locate(xLocator, yLocator, columnCount, x, y, first + i, n);
            }
            int[] cells = located.cells();
            double[] u = located.u();
            double[] v = located.v();
            for (int k = 0; k < n; k++) {
                long head = heads + (long) cells[k] * Integer.BYTES;
                int place = ordered.get(ValueLayout.JAVA_INT, head);
                if (place >= size) {
                    // It lay in another cell when it was counted.
                    continue;
                }
                ordered.set(ValueLayout.JAVA_INT, head, place + 1);
                ordered.set(ValueLayout.JAVA_DOUBLE, pairs + (long) place * PAIR_BYTES, u[k]);
                ordered.set(ValueLayout.JAVA_DOUBLE, pairs + (long) place * PAIR_BYTES + Double.BYTES, v[k]);
            }
        }
    }

    /** Adds up how many points each cell has, once all slices are ordered. */
    public void addUp() {
        if (way == Way.LOCATED_TWICE) {
            straighten();
        }
        for (int slice = 0; slice < slices && slices > 1; slice++) {
            addSlice(headsOf(slice), slice == 0);
        }
    }

    /**
     * Sees to it that no cell ends before it begins, and the last one that has corners with the block, whatever became
     * of points. It is the last but one: the last number stands for the repeated column, whose cells have no points,
     * but may get some that moved; all but the last have corners in memory, if wrong ones.
     */
    private void straighten() {
        MemorySegment all = memory;
        int end = 0;
        for (int cell = 0; cell < cellCount(); cell++) {
            long at = endsAt + (long) cell * Integer.BYTES;
            end = Math.max(end, all.get(ValueLayout.JAVA_INT, at));
            all.set(ValueLayout.JAVA_INT, at, end);
        }
        for (int cell = Math.max(0, cellCount() - 2); cell < cellCount(); cell++) {
            all.set(ValueLayout.JAVA_INT, endsAt + (long) cell * Integer.BYTES, points);
        }
    }

    private void addSlice(long heads, boolean first) {
        MemorySegment all = memory;
        int cells = cellCount();
        for (int cell = 0; cell < cells; cell++) {
            long at = (long) cell * Integer.BYTES;
            int sum = first ? 0 : all.get(ValueLayout.JAVA_INT, endsAt + at);
            all.set(ValueLayout.JAVA_INT, endsAt + at, sum + all.get(ValueLayout.JAVA_INT, heads + at));
        }
    }

    /**
     * The points of the block.
     *
     * @return how many
     */
    public int points() {
        return points;
    }

    /**
     * Where the points of a cell end, once counts are added up. They begin where those of the cell before end.
     *
     * @param cell its number, -1 for what is before the first
     * @return the place after the last of them
     */
    public int end(int cell) {
        return cell < 0 ? 0 : memory.get(ValueLayout.JAVA_INT, endsAt + (long) cell * Integer.BYTES);
    }

    /**
     * The cell of a place, once counts are added up.
     *
     * @param place a place of the block
     * @return the number of the cell whose points lie there
     */
    public int cellAt(int place) {
        int low = 0;
        int high = cellCount() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Copies the fractions of points of one cell, once counts are added up.
     *
     * @param cell the cell
     * @param place the first place, one of the cell's
     * @param n how many points, all of them the cell's
     * @param fractions receives u of point i at 2 i, v at 2 i + 1
     */
    public void fractions(int cell, int place, int n, double[] fractions) {
        MemorySegment ordered = memory;
        long step = (long) cellCount() * Integer.BYTES;
        long head = headsAt + (long) cell * Integer.BYTES;
        int skip = place - end(cell - 1);
        int got = 0;
        for (int slice = 0; got < n; slice++) {
            int begin = cell == 0 ? 0 : ordered.get(ValueLayout.JAVA_INT, head - Integer.BYTES);
            int size = ordered.get(ValueLayout.JAVA_INT, head) - begin;
            if (skip < size) {
                int taken = Math.min(size - skip, n - got);
                MemorySegment.copy(ordered, ValueLayout.JAVA_DOUBLE,
                        (long) (begin(slice) + begin + skip) * PAIR_BYTES, fractions, 2 * got, 2 * taken);
                got += taken;
                skip = 0;
            } else {
                skip -= size;
            }
            head += step;
        }
    }
}

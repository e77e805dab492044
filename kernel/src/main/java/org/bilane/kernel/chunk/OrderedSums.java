package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;

/** Sums a block of points in their order, chunk by chunk. Stateless; the scratch is the calling thread's. */
public final class OrderedSums {
    /** Below this many surfaces lanes run across points, not surfaces. */
    static final int FEW_SURFACES = 8;

    /** From as many surfaces on a vector of 8 at each point takes less than lanes across points, though not full. */
    private static final int WORTH_A_VECTOR = 3;
    /** And from as many values on, since each of its runs has to be set up. */
    private static final int WORTH_RUNS = 240;

    /** Surfaces of which some rows are small. */
    private static final int MODEST = 1 << 16;
    /** Points whose values are sooner added as they are than among rows of zeros. */
    private static final int FEW_ROWS = 3;

    /** Up to as many points values are stored and then added: that many runs of so few points take longer. */
    private static final int FEW_POINTS = 24;

    private final SurfaceKernels kernels;

    /**
     * Sums on one path.
     *
     * @param kernels the path
     */
    public OrderedSums(SurfaceKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Sums one block.
     *
     * @param plan what to sum, in order
     * @param block the block's number
     * @param scratch the calling thread's
     * @param sums off-heap, receives a sum for each surface of each family
     * @param at the index of the first of them
     */
    public void sum(SumsPlan plan, long block, Scratch scratch, MemorySegment sums, long at) {
        Call call = plan.call();
        long from = block * plan.blockLength;
        long to = Math.min(from + plan.blockLength, call.points);
        if (to - from <= Scratch.POINTS) {
            sumChunk(call, from, (int) (to - from), scratch, sums, at);
            return;
        }
        scratch.lanes(SumBlocks.PARTIAL_SUMS * call.laneBytes());
        for (long chunk = from; chunk < to; chunk += Scratch.POINTS) {
            locate(call, chunk, (int) Math.min(Scratch.POINTS, to - chunk), scratch);
            long lanes = 0;
            for (int f = 0; f < call.families; f++) {
                addLocated(call.tables[f], call.first[f], call.count[f], call.finishes[f], scratch, lanes);
                lanes += SumBlocks.PARTIAL_SUMS * Scratch.rowBytes(call.count[f]);
            }
        }
        long lanes = 0;
        for (int f = 0; f < call.families; f++) {
            long rowBytes = Scratch.rowBytes(call.count[f]);
            kernels.reduce(scratch.lanes, lanes, rowBytes, call.count[f], sums, at + call.sumAt[f]);
            lanes += SumBlocks.PARTIAL_SUMS * rowBytes;
        }
    }

    /** Sums a block that is one chunk: each family by itself, with no more memory than it needs. */
    private void sumChunk(Call call, long from, int n, Scratch scratch, MemorySegment sums, long at) {
        locate(call, from, n, scratch);
        for (int f = 0; f < call.families; f++) {
            sumLocated(call.tables[f], call.first[f], call.count[f], call.finishes[f], scratch, sums,
                    at + call.sumAt[f]);
        }
    }

    /**
     * Locates points, a chunk of them, for {@link #sumLocated}.
     *
     * @param xLocator locates on the x axis
     * @param yLocator locates on the y axis
     * @param columns the nodes in a row of the tables
     * @param x the points' x
     * @param y the points' y
     * @param from the first point
     * @param n how many points, up to {@link Scratch#POINTS}
     * @param scratch the calling thread's
     */
    public void locate(AxisLocator xLocator, AxisLocator yLocator, int columns, MemorySegment x, MemorySegment y,
            long from, int n, Scratch scratch) {
        scratch.located.locate(kernels.locateLoop(), xLocator, yLocator, columns, x, y, from, n);
    }

    /**
     * Sums surfaces at points that are located and a whole block.
     *
     * @param table the surfaces
     * @param first the first surface
     * @param count how many surfaces
     * @param finish what is done to each value
     * @param scratch the calling thread's
     * @param sums off-heap, receives a sum for each surface
     * @param at the index of the first of them
     */
    public void sumLocated(NodeTable table, int first, int count, Finish finish, Scratch scratch, MemorySegment sums,
            long at) {
        int n = scratch.located.size();
        if (acrossPoints(count, n, finish)) {
            FewSurfaces.sum(kernels, table, first, count, finish, scratch, sums, at);
        } else if (n <= SumBlocks.PARTIAL_SUMS && count <= MODEST && finish != Finish.IDENTITY) {
            sumPowers(table, first, count, finish, scratch, sums, at);
        } else {
            long rowBytes = Scratch.rowBytes(count);
            scratch.lanes(SumBlocks.PARTIAL_SUMS * rowBytes);
            addLocated(table, first, count, finish, scratch, 0);
            kernels.reduce(scratch.lanes, 0, rowBytes, count, sums, at);
        }
    }

    /**
     * Sums powers at up to 8 points, which are the partial sums themselves: none is a negative zero, which adding it to
     * zero would change.
     */
    private void sumPowers(NodeTable table, int first, int count, Finish finish, Scratch scratch, MemorySegment sums,
            long at) {
        LocatedPoints points = scratch.located;
        int n = points.size();
        if (n == 1) {
            PointValues.store(kernels, table, points, 0, 1, first, count, finish, sums, at * Double.BYTES,
                    (long) count * Double.BYTES);
            return;
        }
        long rowBytes = Scratch.rowBytes(count);
        MemorySegment rows = scratch.terms(SumBlocks.PARTIAL_SUMS * rowBytes);
        if (n > FEW_ROWS) {
            // Long before they are loaded: a vector that lies in several stores under way has to wait for them.
            Scratch.clear(rows, n * rowBytes, (int) ((SumBlocks.PARTIAL_SUMS - n) * rowBytes));
        }
        PointValues.store(kernels, table, points, 0, n, first, count, finish, rows, 0, rowBytes);
        if (n > FEW_ROWS) {
            kernels.reduce(rows, 0, rowBytes, count, sums, at);
            return;
        }
        addRows(rows, 0, rows, rowBytes, count, sums, at * Double.BYTES);
        if (n == FEW_ROWS) {
            addRows(sums, at * Double.BYTES, rows, 2 * rowBytes, count, sums, at * Double.BYTES);
        }
    }

    private static void addRows(MemorySegment a, long atA, MemorySegment b, long atB, int count, MemorySegment sums,
            long to) {
        int bytes = count * Double.BYTES;
        for (int i = 0; i < bytes; i += Double.BYTES) {
            sums.set(ValueLayout.JAVA_DOUBLE, to + i, a.get(ValueLayout.JAVA_DOUBLE, atA + i)
                    + b.get(ValueLayout.JAVA_DOUBLE, atB + i));
        }
    }

    /** Whether lanes run across points, not surfaces. Vectors of 8 lanes are those in which tiles are transposed. */
    private boolean acrossPoints(int count, int n, Finish finish) {
        return count < FEW_SURFACES && !(count >= WORTH_A_VECTOR && count * n >= WORTH_RUNS && !finish.isOtherBase()
                && kernels.transposesTilesInRegisters());
    }

    private void locate(Call call, long from, int n, Scratch scratch) {
        locate(call.xLocator, call.yLocator, call.tables[0].columns(), call.x, call.y, from, n, scratch);
    }

    private void addLocated(NodeTable table, int first, int count, Finish finish, Scratch scratch, long lanes) {
        LocatedPoints points = scratch.located;
        long rowBytes = Scratch.rowBytes(count);
        if (acrossPoints(count, points.size(), finish)) {
            FewSurfaces.add(kernels, table, first, count, finish, scratch, lanes, rowBytes);
            return;
        }
        if (points.size() <= FEW_POINTS || finish.isOtherBase()) {
            addByPoint(table, first, count, finish, scratch, lanes, rowBytes);
            return;
        }
        // Lanes beyond the surfaces hold other nodes, or what lies behind the last, and are summed for nothing.
        int lanesUsed = Math.max(count, FEW_SURFACES);
        // Each partial sum takes its terms in order: a point of an irregular cell, or beyond, ends a run and is added
        // by itself.
        int from = 0;
        if (IrregularPoint.areAmong(table, points)) {
            for (int i = 0; i < points.size(); i++) {
                if (IrregularPoint.is(table, points, i)) {
                    kernels.addToSums(table, points, from, i, first, lanesUsed, finish, scratch.lanes, lanes, rowBytes);
                    addIrregular(table, points, i, first, count, finish, scratch.lanes, lanes, rowBytes);
                    from = i + 1;
                }
            }
        }
        kernels.addToSums(table, points, from, points.size(), first, lanesUsed, finish, scratch.lanes, lanes, rowBytes);
    }

    /** Stores the values of 8 points at a time and adds them, one to each partial sum; so for any finish. */
    private void addByPoint(NodeTable table, int first, int count, Finish finish, Scratch scratch, long lanes,
            long rowBytes) {
        LocatedPoints points = scratch.located;
        MemorySegment terms = scratch.terms(SumBlocks.PARTIAL_SUMS * rowBytes);
        for (int i = 0; i < points.size(); i += SumBlocks.PARTIAL_SUMS) {
            int end = Math.min(i + SumBlocks.PARTIAL_SUMS, points.size());
            PointValues.store(kernels, table, points, i, end, first, count, finish, terms, 0, rowBytes);
            kernels.addRows(terms, (end - i) * rowBytes, scratch.lanes, lanes);
        }
    }

    private static void addIrregular(NodeTable table, LocatedPoints points, int i, int first, int count,
            Finish finish, MemorySegment lanes, long offset, long rowBytes) {
        long row = offset + i % SumBlocks.PARTIAL_SUMS * rowBytes;
        for (int s = 0; s < count; s++) {
            long at = row + (long) s * Double.BYTES;
            double value = IrregularPoint.value(table, points, i, first + s, finish);
            lanes.set(ValueLayout.JAVA_DOUBLE, at, lanes.get(ValueLayout.JAVA_DOUBLE, at) + value);
        }
    }
}

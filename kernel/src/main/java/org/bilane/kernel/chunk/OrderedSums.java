package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.sum.CompensatedSums;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;

/** Sums a block of points in their order, unit by unit. Stateless; the scratch is the calling thread's. */
public final class OrderedSums {
    /** Below this many surfaces lanes run across points, not surfaces. */
    public static final int FEW_SURFACES = 8;

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
     * @param plan what to sum
     * @param block the number of one of the blocks in order
     * @param scratch the calling thread's
     * @param sums off-heap, receives a sum for each surface that is summed in order
     * @param at the index of the first of them
     */
    public void sum(SumsPlan plan, long block, Scratch scratch, MemorySegment sums, long at) {
        Call call = plan.call();
        SumsPart part = plan.inOrder();
        long from = block * part.blockLength;
        long to = Math.min(from + part.blockLength, call.points);
        if (to - from <= SumBlocks.UNIT) {
            sumUnit(call, part, from, (int) (to - from), scratch, sums, at);
            return;
        }
        CompensatedSums ofBlock = scratch.blockSums();
        ofBlock.clear(part.surfaces);
        MemorySegment ofUnit = scratch.unitSums(part.surfaces);
        for (long unit = from; unit < to; unit += SumBlocks.UNIT) {
            sumUnit(call, part, unit, (int) Math.min(SumBlocks.UNIT, to - unit), scratch, ofUnit, 0);
            ofBlock.add(ofUnit, 0, part.surfaces);
        }
        for (int s = 0; s < part.surfaces; s++) {
            sums.setAtIndex(ValueLayout.JAVA_DOUBLE, at + s, ofBlock.value(s));
        }
    }

    /** Sums a unit: each family by itself, with no more memory than it needs. */
    private void sumUnit(Call call, SumsPart part, long from, int n, Scratch scratch, MemorySegment sums, long at) {
        locate(call.xLocator, call.yLocator, call.tables[0].columns(), call.x, call.y, from, n, scratch);
        for (int i = 0; i < part.families; i++) {
            int f = part.family[i];
            sumLocated(call.tables[f], call.first[f], call.count[f], call.finishes[f], scratch, sums,
                    at + part.sumAt[i]);
        }
    }

    /**
     * Locates points, a unit of them, for {@link #sumLocated}.
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
     * Sums surfaces at points that are located and a whole unit.
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
            addLocated(table, first, count, finish, scratch);
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

    private void addLocated(NodeTable table, int first, int count, Finish finish, Scratch scratch) {
        LocatedPoints points = scratch.located;
        long rowBytes = Scratch.rowBytes(count);
        if (points.size() <= FEW_POINTS || finish.isOtherBase()) {
            addByPoint(table, first, count, finish, scratch, rowBytes);
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
                    kernels.addToSums(table, points, from, i, first, lanesUsed, finish, scratch.lanes, 0, rowBytes);
                    addIrregular(table, points, i, first, count, finish, scratch.lanes, rowBytes);
                    from = i + 1;
                }
            }
        }
        kernels.addToSums(table, points, from, points.size(), first, lanesUsed, finish, scratch.lanes, 0, rowBytes);
    }

    /** Stores the values of 8 points at a time and adds them, one to each partial sum; so for any finish. */
    private void addByPoint(NodeTable table, int first, int count, Finish finish, Scratch scratch, long rowBytes) {
        LocatedPoints points = scratch.located;
        MemorySegment terms = scratch.terms(SumBlocks.PARTIAL_SUMS * rowBytes);
        for (int i = 0; i < points.size(); i += SumBlocks.PARTIAL_SUMS) {
            int end = Math.min(i + SumBlocks.PARTIAL_SUMS, points.size());
            PointValues.store(kernels, table, points, i, end, first, count, finish, terms, 0, rowBytes);
            kernels.addRows(terms, (end - i) * rowBytes, scratch.lanes, 0);
        }
    }

    private static void addIrregular(NodeTable table, LocatedPoints points, int i, int first, int count,
            Finish finish, MemorySegment lanes, long rowBytes) {
        long row = i % SumBlocks.PARTIAL_SUMS * rowBytes;
        for (int s = 0; s < count; s++) {
            long at = row + (long) s * Double.BYTES;
            double value = IrregularPoint.value(table, points, i, first + s, finish);
            lanes.set(ValueLayout.JAVA_DOUBLE, at, lanes.get(ValueLayout.JAVA_DOUBLE, at) + value);
        }
    }
}

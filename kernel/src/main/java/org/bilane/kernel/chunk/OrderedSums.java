package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
        scratch.lanes(SumBlocks.PARTIAL_SUMS * call.laneBytes());
        for (long chunk = from; chunk < to; chunk += Scratch.POINTS) {
            int n = (int) Math.min(Scratch.POINTS, to - chunk);
            scratch.located.locate(call.xLocator, call.yLocator, call.tables[0].columns(), call.x, call.y, chunk, n);
            long lanes = 0;
            for (int f = 0; f < call.families; f++) {
                addChunk(call.tables[f], call.first[f], call.count[f], call.finishes[f], scratch, lanes);
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

    private void addChunk(NodeTable table, int first, int count, Finish finish, Scratch scratch, long lanes) {
        LocatedPoints points = scratch.located;
        long rowBytes = Scratch.rowBytes(count);
        if (count < FEW_SURFACES) {
            for (int s = 0; s < count; s++) {
                scratch.interpolated.load(table, first + s, points);
                SurfaceValues.store(kernels, table, points, first + s, finish, scratch.interpolated,
                        scratch.tile, 0);
                addTile(scratch.tile, points.size(), scratch.lanes, lanes + (long) s * Double.BYTES, rowBytes);
            }
            return;
        }
        if (points.size() <= FEW_POINTS || finish.isOtherBase()) {
            addByPoint(table, first, count, finish, scratch, lanes, rowBytes);
            return;
        }
        // Each partial sum takes its terms in order: a point of an irregular cell, or beyond, ends a run and is added
        // by itself.
        int from = 0;
        if (IrregularPoint.areAmong(table, points)) {
            for (int i = 0; i < points.size(); i++) {
                if (IrregularPoint.is(table, points, i)) {
                    kernels.addToSums(table, points, from, i, first, count, finish, scratch.lanes, lanes, rowBytes);
                    addIrregular(table, points, i, first, count, finish, scratch.lanes, lanes, rowBytes);
                    from = i + 1;
                }
            }
        }
        kernels.addToSums(table, points, from, points.size(), first, count, finish, scratch.lanes, lanes, rowBytes);
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

    /** Adds one surface's values at a chunk of points to its partial sums. */
    private static void addTile(MemorySegment tile, int n, MemorySegment lanes, long offset, long rowBytes) {
        for (int lane = 0; lane < SumBlocks.PARTIAL_SUMS; lane++) {
            long at = offset + lane * rowBytes;
            double sum = lanes.get(ValueLayout.JAVA_DOUBLE, at);
            for (int i = lane; i < n; i += SumBlocks.PARTIAL_SUMS) {
                sum += tile.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
            }
            lanes.set(ValueLayout.JAVA_DOUBLE, at, sum);
        }
    }
}

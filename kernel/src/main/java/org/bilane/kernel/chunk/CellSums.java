package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.CellOrder;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentChoice;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.sum.TwoSum;
import org.bilane.kernel.table.NodeTable;

/** Sums a range of points that are ordered by cell, cell by cell. Stateless; the scratch is the calling thread's. */
final class CellSums {
    private final SurfaceKernels kernels;

    CellSums(SurfaceKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Sums a range.
     *
     * @param call what to sum
     * @param part the families whose points are grouped
     * @param order the ordered points
     * @param from the first place
     * @param to one past the last place
     * @param scratch the calling thread's
     * @param sums off-heap, receives a sum for each surface of each of these families
     * @param at the index of the first of them
     */
    void sum(Call call, SumsPart part, CellOrder order, int from, int to, Scratch scratch, MemorySegment sums,
            long at) {
        scratch.lanes(SurfaceKernels.RUN_ROWS * part.laneBytes());
        int begin = from;
        for (int cell = order.cellAt(from); begin < to; cell++) {
            int end = Math.min(order.end(cell), to);
            // Points of a cell enter all families before the next do, since what they collect is shared.
            for (int run = begin; run < end; run += CellMoments.RUN) {
                addRun(call, part, order, cell, run, Math.min(run + CellMoments.RUN, end), scratch);
            }
            begin = end;
        }
        long offset = 0;
        for (int i = 0; i < part.families; i++) {
            int f = part.family[i];
            store(scratch.lanes, offset, call.count[f], sums, at + part.sumAt[i]);
            offset += SurfaceKernels.RUN_ROWS * Scratch.rowBytes(call.count[f]);
        }
    }

    private void addRun(Call call, SumsPart part, CellOrder order, int cell, int from, int to, Scratch scratch) {
        boolean beyond = call.goesBeyond() && anyBeyond(order, cell, from, to, scratch);
        MomentDegree collected = null;
        long offset = 0;
        for (int i = 0; i < part.families; i++) {
            int f = part.family[i];
            NodeTable table = call.tables[f];
            long rowBytes = Scratch.rowBytes(call.count[f]);
            ExpBase base = call.finishes[f].base();
            MomentDegree degree = beyond ? null : MomentChoice.of(base, table, cell, to - from);
            if (degree == null) {
                addPoints(call, f, order, cell, from, to, beyond, scratch, offset);
            } else {
                if (degree != collected) {
                    collect(order, cell, from, to, degree, scratch);
                    collected = degree;
                }
                kernels.contract(table, cell, scratch.moments, base, call.first[f], call.count[f], scratch.run,
                        scratch.lanes, offset, rowBytes);
            }
            offset += SurfaceKernels.RUN_ROWS * rowBytes;
        }
    }

    private void collect(CellOrder order, int cell, int from, int to, MomentDegree degree, Scratch scratch) {
        CellMoments moments = scratch.moments;
        moments.begin(degree);
        for (int piece = from; piece < to; piece += CellMoments.PIECE) {
            int n = Math.min(CellMoments.PIECE, to - piece);
            order.fractions(cell, piece, n, scratch.fractions);
            kernels.collect(moments, scratch.fractions, n);
        }
        moments.end();
    }

    /** Whether a point of a run lies beyond the cell, which is at the edge then. */
    private static boolean anyBeyond(CellOrder order, int cell, int from, int to, Scratch scratch) {
        boolean any = false;
        for (int run = from; run < to && !any; run += SumOrder.RUN) {
            int n = Math.min(SumOrder.RUN, to - run);
            order.fractions(cell, run, n, scratch.fractions);
            for (int i = 0; i < 2 * n; i++) {
                any |= scratch.fractions[i] < 0 || scratch.fractions[i] >= 1;
            }
        }
        return any;
    }

    private void addPoints(Call call, int f, CellOrder order, int cell, int from, int to, boolean beyond,
            Scratch scratch, long offset) {
        NodeTable table = call.tables[f];
        Finish finish = call.finishes[f];
        long rowBytes = Scratch.rowBytes(call.count[f]);
        for (int run = from; run < to; run += SumOrder.RUN) {
            int n = Math.min(SumOrder.RUN, to - run);
            order.fractions(cell, run, n, scratch.fractions);
            if (beyond || table.isIrregular(cell)) {
                for (int s = 0; s < call.count[f]; s++) {
                    addIrregular(table, cell, scratch.fractions, n, call.first[f] + s, finish, scratch.lanes,
                            offset + (long) s * Double.BYTES, rowBytes);
                }
            } else {
                kernels.addRun(table, cell, scratch.fractions, 0, n, call.first[f], call.count[f],
                        RunTerm.of(finish, table, cell), finish, scratch.run, scratch.lanes, offset, rowBytes);
            }
        }
    }

    private static void addIrregular(NodeTable table, int cell, double[] fractions, int n, int surface, Finish finish,
            MemorySegment lanes, long at, long rowBytes) {
        double terms = 0;
        for (int i = 0; i < n; i++) {
            terms += IrregularPoint.value(table, cell, fractions[2 * i], fractions[2 * i + 1], surface, finish);
        }
        double high = lanes.get(ValueLayout.JAVA_DOUBLE, at);
        double sum = high + terms;
        double lost = TwoSum.lost(high, terms, sum);
        lanes.set(ValueLayout.JAVA_DOUBLE, at, sum);
        lanes.set(ValueLayout.JAVA_DOUBLE, at + rowBytes, lanes.get(ValueLayout.JAVA_DOUBLE, at + rowBytes) + lost);
    }

    /** Rounds each sum and what its additions lost to one double. */
    private static void store(MemorySegment lanes, long offset, int count, MemorySegment sums, long at) {
        long rowBytes = Scratch.rowBytes(count);
        for (int s = 0; s < count; s++) {
            double high = lanes.get(ValueLayout.JAVA_DOUBLE, offset + (long) s * Double.BYTES);
            double low = lanes.get(ValueLayout.JAVA_DOUBLE, offset + rowBytes + (long) s * Double.BYTES);
            // Beside an infinity the compensation is NaN and means nothing.
            sums.setAtIndex(ValueLayout.JAVA_DOUBLE, at + s, Double.isFinite(high) ? high + low : high);
        }
    }
}

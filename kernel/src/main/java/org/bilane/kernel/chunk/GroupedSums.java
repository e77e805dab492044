package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.PointGroups;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.table.NodeTable;

/** Sums a block of points grouped by cell, run by run. Stateless; the scratch is the calling thread's. */
final class GroupedSums {
    private final SurfaceKernels kernels;

    GroupedSums(SurfaceKernels kernels) {
        this.kernels = kernels;
    }

    /** Sums the points {@code from} to {@code to}: see {@link BlockSums#sum}. */
    void sum(Call call, long from, long to, Scratch scratch, MemorySegment sums, long at) {
        NodeTable first = call.tables[0];
        PointGroups groups = scratch.groups;
        groups.load(scratch.located, call.xLocator, call.yLocator, first.columns(), first.cells(), call.x, call.y, from,
                (int) (to - from));
        MemorySegment lanes = scratch.lanes(SurfaceKernels.RUN_ROWS * call.laneBytes());
        long offset = 0;
        for (int f = 0; f < call.families; f++) {
            sumFamily(call, f, groups, scratch, offset);
            store(lanes, offset, call.count[f], sums, at + call.sumAt[f]);
            offset += SurfaceKernels.RUN_ROWS * Scratch.rowBytes(call.count[f]);
        }
    }

    private void sumFamily(Call call, int f, PointGroups groups, Scratch scratch, long offset) {
        NodeTable table = call.tables[f];
        Finish finish = call.finishes[f];
        int begin = 0;
        for (int cell = 0; cell < table.cells(); cell++) {
            int end = groups.end(cell);
            for (int run = begin; run < end; run += SumOrder.RUN) {
                addRun(call, f, table, finish, cell, groups.fractions(), run, Math.min(run + SumOrder.RUN, end),
                        scratch, offset);
            }
            begin = end;
        }
        if (groups.beyondCount() > 0) {
            addBeyond(call, f, groups, begin, scratch.lanes, offset);
        }
    }

    /** Adds the points beyond their cells, the last of the block. */
    private static void addBeyond(Call call, int f, PointGroups groups, int begin, MemorySegment lanes, long offset) {
        for (int s = 0; s < call.count[f]; s++) {
            int surface = call.first[f] + s;
            long at = offset + (long) s * Double.BYTES;
            for (int run = 0; run < groups.beyondCount(); run += SumOrder.RUN) {
                double terms = 0;
                for (int i = run; i < Math.min(run + SumOrder.RUN, groups.beyondCount()); i++) {
                    double u = groups.fractions()[2 * (begin + i)];
                    double v = groups.fractions()[2 * (begin + i) + 1];
                    terms += IrregularPoint.value(call.tables[f], groups.beyondCell(i), u, v, surface,
                            call.finishes[f]);
                }
                addCompensated(terms, lanes, at, Scratch.rowBytes(call.count[f]));
            }
        }
    }

    private void addRun(Call call, int f, NodeTable table, Finish finish, int cell, double[] fractions, int from,
            int to, Scratch scratch, long offset) {
        long rowBytes = Scratch.rowBytes(call.count[f]);
        if (table.isIrregular(cell)) {
            for (int s = 0; s < call.count[f]; s++) {
                addIrregular(table, cell, fractions, from, to, call.first[f] + s, finish, scratch.lanes,
                        offset + (long) s * Double.BYTES, rowBytes);
            }
        } else {
            kernels.addRun(table, cell, fractions, from, to, call.first[f], call.count[f],
                    RunTerm.of(finish, table, cell), finish, scratch.run, scratch.lanes, offset, rowBytes);
        }
    }

    private static void addIrregular(NodeTable table, int cell, double[] fractions, int from, int to, int surface,
            Finish finish, MemorySegment lanes, long at, long rowBytes) {
        double terms = 0;
        for (int i = from; i < to; i++) {
            terms += IrregularPoint.value(table, cell, fractions[2 * i], fractions[2 * i + 1], surface, finish);
        }
        addCompensated(terms, lanes, at, rowBytes);
    }

    private static void addCompensated(double terms, MemorySegment lanes, long at, long rowBytes) {
        double high = lanes.get(ValueLayout.JAVA_DOUBLE, at);
        double sum = high + terms;
        double rest = sum - high;
        double lost = (high - (sum - rest)) + (terms - rest);
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

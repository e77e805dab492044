package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.ScalarRowLoop;

/**
 * Sums in order of surfaces so few that they fill no vector: the values of all of them at a unit's points lie one
 * after the other and are finished together, so that lanes run across points and surfaces.
 */
final class FewSurfaces {
    /** Terms are aligned; a layout that does not ask for it saves a test at each of them. */
    private static final ValueLayout.OfDouble TERM = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private FewSurfaces() {
    }

    /**
     * Sums the values at the located points, which are a whole unit.
     *
     * @param kernels the path
     * @param table the surfaces
     * @param first the first surface
     * @param count how many surfaces
     * @param finish what is done to each value
     * @param scratch of the calling thread, whose points are located
     * @param sums off-heap, receives the sums
     * @param at the index of the first surface's sum
     */
    static void sum(SurfaceKernels kernels, NodeTable table, int first, int count, Finish finish, Scratch scratch,
            MemorySegment sums, long at) {
        int n = scratch.located.size();
        int together = together(count, n, scratch);
        for (int s = 0; s < count; s += together) {
            int end = Math.min(s + together, count);
            storeTerms(kernels, table, first + s, end - s, finish, scratch);
            for (int t = s; t < end; t++) {
                sums.setAtIndex(ValueLayout.JAVA_DOUBLE, at + t,
                        sum(scratch.tile, (long) (t - s) * n * Double.BYTES, n));
            }
        }
    }

    /** The surfaces whose values are computed together; those of one surface at a unit's points always fit. */
    private static int together(int count, int n, Scratch scratch) {
        int most = scratch.interpolated.array().length;
        return count * n <= most ? count : most / n;
    }

    /** Stores the values of one surface after the other at the located points in the tile. */
    private static void storeTerms(SurfaceKernels kernels, NodeTable table, int first, int count, Finish finish,
            Scratch scratch) {
        LocatedPoints points = scratch.located;
        int n = points.size();
        double[] values = scratch.interpolated.array();
        if (n == 1) {
            ScalarRowLoop.LOOP.load(table, first, count, points, 0, 1, values);
        } else {
            for (int s = 0; s < count; s++) {
                scratch.interpolated.load(table, first + s, points, s * n);
            }
        }
        // Whole vectors, so that none is left to the scalar form.
        int whole = Math.ceilDiv(count * n, SumBlocks.PARTIAL_SUMS) * SumBlocks.PARTIAL_SUMS;
        for (int i = count * n; i < whole; i++) {
            values[i] = 0;
        }
        kernels.storeFinished(values, whole, finish, scratch.tile, 0);
        for (int s = 0; s < count; s++) {
            IrregularValues.store(table, points, first + s, finish, scratch.tile, (long) s * n * Double.BYTES,
                    Double.BYTES);
        }
    }

    /** The sum of terms as {@link SumBlocks} says: term i in partial sum i modulo 8, and these added in pairs. */
    private static double sum(MemorySegment terms, long offset, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        int whole = n & -SumBlocks.PARTIAL_SUMS;
        for (int i = 0; i < whole; i += SumBlocks.PARTIAL_SUMS) {
            long term = offset + (long) i * Double.BYTES;
            sum0 += terms.get(TERM, term);
            sum1 += terms.get(TERM, term + 8);
            sum2 += terms.get(TERM, term + 16);
            sum3 += terms.get(TERM, term + 24);
            sum4 += terms.get(TERM, term + 32);
            sum5 += terms.get(TERM, term + 40);
            sum6 += terms.get(TERM, term + 48);
            sum7 += terms.get(TERM, term + 56);
        }
        long rest = offset + (long) whole * Double.BYTES;
        int left = n - whole;
        sum0 += left > 0 ? terms.get(TERM, rest) : 0;
        sum1 += left > 1 ? terms.get(TERM, rest + 8) : 0;
        sum2 += left > 2 ? terms.get(TERM, rest + 16) : 0;
        sum3 += left > 3 ? terms.get(TERM, rest + 24) : 0;
        sum4 += left > 4 ? terms.get(TERM, rest + 32) : 0;
        sum5 += left > 5 ? terms.get(TERM, rest + 40) : 0;
        sum6 += left > 6 ? terms.get(TERM, rest + 48) : 0;
        return ((sum0 + sum1) + (sum2 + sum3)) + ((sum4 + sum5) + (sum6 + sum7));
    }
}

package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.exp.DeviationExp;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.sum.TwoSum;
import org.bilane.kernel.table.NodeTable;

/**
 * Sums of a run of points of one cell, a surface at a time, as loops across surfaces. The loops are kept plain, over
 * arrays and without a call that is not inlined, so that C2 compiles those without range reduction to vectors.
 */
final class RunSums {
    private RunSums() {
    }

    /** Adds a run to running sums: see {@link org.bilane.kernel.path.SurfaceKernels#addRun}. */
    static void add(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count,
            RunTerm term, Finish finish, RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        scratch.ensureCapacity(count);
        boolean deviations = term == RunTerm.EXP_DEVIATION_8 || term == RunTerm.EXP_DEVIATION_11;
        loadDifferences(table, cell, first, count, scratch, deviations ? finish.base() : null);
        for (int i = from; i < to; i++) {
            addPoint(term, finish, scratch, count, fractions[2 * i], fractions[2 * i + 1]);
        }
        if (deviations) {
            scale(scratch.sum, scratch.middle, count);
        }
        addCompensated(scratch.sum, count, sums, offset, rowBytes);
    }

    private static void loadDifferences(NodeTable table, int cell, int first, int count, RunScratch scratch,
            ExpBase deviations) {
        loadCorners(table, cell, first, count, scratch);
        if (deviations == null) {
            takeDifferences(scratch.a, scratch.c, scratch.b, scratch.d, scratch.sum, count);
            return;
        }
        takeMiddle(scratch.a, scratch.c, scratch.b, scratch.d, scratch.middle, scratch.sum, count, deviations.slope);
        powers(deviations, scratch.middle, count);
    }

    /** Loads z00, z01, z10 and z11 into a, c, b and d. */
    static void loadCorners(NodeTable table, int cell, int first, int count, RunScratch scratch) {
        MemorySegment nodes = table.nodes();
        long corner = cell * table.nodeBytes() + (long) first * Double.BYTES;
        load(nodes, corner, scratch.a, count);
        load(nodes, corner + table.nodeBytes(), scratch.c, count);
        load(nodes, corner + table.rowBytes(), scratch.b, count);
        load(nodes, corner + table.rowBytes() + table.nodeBytes(), scratch.d, count);
    }

    private static void load(MemorySegment nodes, long from, double[] to, int count) {
        MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, from, to, 0, count);
    }

    /** Turns corners into differences in place: c, b and d hold z01, z10 and z11 before. */
    private static void takeDifferences(double[] a, double[] c, double[] b, double[] d, double[] sum, int count) {
        for (int k = 0; k < count; k++) {
            double z01 = c[k];
            double alongX = b[k] - a[k];
            b[k] = alongX;
            c[k] = z01 - a[k];
            d[k] = (d[k] - z01) - alongX;
            sum[k] = 0;
        }
    }

    /**
     * The same, with the value at u = 0, v = 0 less the middle between the least and the greatest corner, and all times
     * the natural logarithm of the base.
     */
    private static void takeMiddle(double[] a, double[] c, double[] b, double[] d, double[] middle, double[] sum,
            int count, double ln) {
        for (int k = 0; k < count; k++) {
            double z00 = a[k];
            double z01 = c[k];
            double z10 = b[k];
            double z11 = d[k];
            double half = (Math.min(Math.min(z00, z01), Math.min(z10, z11))
                    + Math.max(Math.max(z00, z01), Math.max(z10, z11))) * 0.5;
            double alongX = z10 - z00;
            middle[k] = half;
            a[k] = (z00 - half) * ln;
            b[k] = alongX * ln;
            c[k] = (z01 - z00) * ln;
            d[k] = ((z11 - z01) - alongX) * ln;
            sum[k] = 0;
        }
    }

    private static void addPoint(RunTerm term, Finish finish, RunScratch s, int count, double u, double v) {
        switch (term) {
            case IDENTITY -> identity(s.a, s.b, s.c, s.d, s.sum, count, u, v);
            case EXP_DEVIATION_8 -> deviation8(s.a, s.b, s.c, s.d, s.sum, count, u, v);
            case EXP_DEVIATION_11 -> deviation11(s.a, s.b, s.c, s.d, s.sum, count, u, v);
            case EXP_BOUNDED -> bounded(s.a, s.b, s.c, s.d, s.sum, count, u, v);
            case EXP_FULL -> full(s.a, s.b, s.c, s.d, s.sum, count, u, v);
            case POWER -> power(finish, s.a, s.b, s.c, s.d, s.sum, count, u, v);
        }
    }

    private static void identity(double[] a, double[] b, double[] c, double[] d, double[] sum, int count, double u,
            double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v);
        }
    }

    private static void deviation8(double[] a, double[] b, double[] c, double[] d, double[] sum, int count, double u,
            double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += DeviationExp.degree8(Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v));
        }
    }

    private static void deviation11(double[] a, double[] b, double[] c, double[] d, double[] sum, int count, double u,
            double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += DeviationExp.degree11(Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v));
        }
    }

    private static void bounded(double[] a, double[] b, double[] c, double[] d, double[] sum, int count, double u,
            double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += ScalarExp.bounded(Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v));
        }
    }

    private static void full(double[] a, double[] b, double[] c, double[] d, double[] sum, int count, double u,
            double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += ScalarExp.full(Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v));
        }
    }

    private static void power(Finish finish, double[] a, double[] b, double[] c, double[] d, double[] sum, int count,
            double u, double v) {
        for (int k = 0; k < count; k++) {
            sum[k] += Finisher.apply(finish, Bilinear.ofDifferences(a[k], b[k], c[k], d[k], u, v));
        }
    }

    private static void scale(double[] sum, double[] by, int count) {
        for (int k = 0; k < count; k++) {
            sum[k] *= by[k];
        }
    }

    /** Puts powers, which are normal numbers, in the place of exponents. */
    static void powers(ExpBase base, double[] values, int count) {
        for (int k = 0; k < count; k++) {
            values[k] = Finisher.ofMiddle(base, values[k]);
        }
    }

    /** Adds terms to running sums. */
    static void addCompensated(double[] terms, int count, MemorySegment sums, long offset, long rowBytes) {
        for (int k = 0; k < count; k++) {
            long at = offset + (long) k * Double.BYTES;
            double high = sums.get(ValueLayout.JAVA_DOUBLE, at);
            double sum = high + terms[k];
            double lost = TwoSum.lost(high, terms[k], sum);
            sums.set(ValueLayout.JAVA_DOUBLE, at, sum);
            sums.set(ValueLayout.JAVA_DOUBLE, at + rowBytes, sums.get(ValueLayout.JAVA_DOUBLE, at + rowBytes) + lost);
        }
    }
}

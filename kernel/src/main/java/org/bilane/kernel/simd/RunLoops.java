package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.DeviationVectors.ONE;
import static org.bilane.kernel.simd.DeviationVectors.P11_1;
import static org.bilane.kernel.simd.DeviationVectors.P11_10;
import static org.bilane.kernel.simd.DeviationVectors.P11_11;
import static org.bilane.kernel.simd.DeviationVectors.P11_2;
import static org.bilane.kernel.simd.DeviationVectors.P11_3;
import static org.bilane.kernel.simd.DeviationVectors.P11_4;
import static org.bilane.kernel.simd.DeviationVectors.P11_5;
import static org.bilane.kernel.simd.DeviationVectors.P11_6;
import static org.bilane.kernel.simd.DeviationVectors.P11_7;
import static org.bilane.kernel.simd.DeviationVectors.P11_8;
import static org.bilane.kernel.simd.DeviationVectors.P11_9;
import static org.bilane.kernel.simd.DeviationVectors.P8_1;
import static org.bilane.kernel.simd.DeviationVectors.P8_2;
import static org.bilane.kernel.simd.DeviationVectors.P8_3;
import static org.bilane.kernel.simd.DeviationVectors.P8_4;
import static org.bilane.kernel.simd.DeviationVectors.P8_5;
import static org.bilane.kernel.simd.DeviationVectors.P8_6;
import static org.bilane.kernel.simd.DeviationVectors.P8_7;
import static org.bilane.kernel.simd.DeviationVectors.P8_8;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.exp.ExpBase;

/**
 * Adds the values of a vector of surfaces at a run of points of one cell, lanes across surfaces. The corners are
 * loaded once and stay in registers as differences; what remains for a point is its fractions, three FMAs and exp.
 *
 * <p>What one loop leaves for the next lies in rows: running sums, what they have lost, the run's sums of terms, the
 * middles of the cell and their exp. A loop does one thing, since C2 stops inlining in large methods, and a vector that
 * is handed to a method which is not inlined becomes an object. The loops of deviations have
 * {@link org.bilane.kernel.exp.DeviationExp} written out for that reason, operation by operation, with FMA.
 */
final class RunLoops {
    private static final int LOST = 1;
    static final int TERMS = 2;
    private static final int MIDDLE = 3;
    private static final int EXP_OF_MIDDLE = 4;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);

    private RunLoops() {
    }

    /** Sums the interpolated values themselves. */
    static void identity(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector a = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector b = z10.sub(a);
            DoubleVector c = z01.sub(a);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
                terms = terms.add(d.fma(v, b).fma(u, c.fma(v, a)));
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /**
     * Sums exp of the middle value times exp of deviations up to REACH_8. Deviations are multiplied by the natural
     * logarithm of the base, which leaves those of e as they are.
     */
    static void expDeviation8(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row, double ln) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector middle = DoubleVector.fromMemorySegment(SPECIES, rows, offset + MIDDLE * row + at, NATIVE);
            DoubleVector alongX = z10.sub(z00);
            DoubleVector a = z00.sub(middle).mul(ln);
            DoubleVector b = alongX.mul(ln);
            DoubleVector c = z01.sub(z00).mul(ln);
            DoubleVector d = z11.sub(z01).sub(alongX).mul(ln);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
                DoubleVector t = d.fma(v, b).fma(u, c.fma(v, a));
                terms = terms.add(P8_8.fma(t, P8_7).fma(t, P8_6).fma(t, P8_5).fma(t, P8_4)
                        .fma(t, P8_3).fma(t, P8_2).fma(t, P8_1).fma(t, ONE));
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /** Sums exp of the middle value times exp of deviations up to REACH_11. */
    static void expDeviation11(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row, double ln) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector middle = DoubleVector.fromMemorySegment(SPECIES, rows, offset + MIDDLE * row + at, NATIVE);
            DoubleVector alongX = z10.sub(z00);
            DoubleVector a = z00.sub(middle).mul(ln);
            DoubleVector b = alongX.mul(ln);
            DoubleVector c = z01.sub(z00).mul(ln);
            DoubleVector d = z11.sub(z01).sub(alongX).mul(ln);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
                DoubleVector t = d.fma(v, b).fma(u, c.fma(v, a));
                terms = terms.add(P11_11.fma(t, P11_10).fma(t, P11_9).fma(t, P11_8).fma(t, P11_7).fma(t, P11_6)
                        .fma(t, P11_5).fma(t, P11_4).fma(t, P11_3).fma(t, P11_2).fma(t, P11_1).fma(t, ONE));
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /** Sums exp of bounded values. */
    static void expBounded(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector a = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector b = z10.sub(a);
            DoubleVector c = z01.sub(a);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
                terms = terms.add(VectorExp.bounded(d.fma(v, b).fma(u, c.fma(v, a))));
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /** Sums exp of any values. */
    static void expFull(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector a = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector b = z10.sub(a);
            DoubleVector c = z01.sub(a);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
                terms = terms.add(VectorExp.full(d.fma(v, b).fma(u, c.fma(v, a))));
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /**
     * The middles between the least and the greatest corner of a cell. Comparing and blending takes a
     * third of the operations of min and max, which care for NaN and the sign of zero; there are no masks of two lanes.
     */
    static void middles(MemorySegment nodes, long first, long nodeBytes, long rowBytes, int count, MemorySegment rows,
            long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector least;
            DoubleVector greatest;
            if (LANES == 2) {
                least = z00.min(z01).min(z10.min(z11));
                greatest = z00.max(z01).max(z10.max(z11));
            } else {
                var lower = z00.lt(z01);
                var otherLower = z10.lt(z11);
                DoubleVector low = z01.blend(z00, lower);
                DoubleVector high = z00.blend(z01, lower);
                DoubleVector otherLow = z11.blend(z10, otherLower);
                DoubleVector otherHigh = z10.blend(z11, otherLower);
                least = otherLow.blend(low, low.lt(otherLow));
                greatest = high.blend(otherHigh, high.lt(otherHigh));
            }
            DoubleVector middle = least.add(greatest).mul(HALF);
            middle.intoMemorySegment(rows, offset + MIDDLE * row + at, NATIVE);
        }
    }

    /** exp of the middles. */
    static void expOfMiddles(int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector middle = DoubleVector.fromMemorySegment(SPECIES, rows, at + MIDDLE * row, NATIVE);
            VectorExp.bounded(middle).intoMemorySegment(rows, at + EXP_OF_MIDDLE * row, NATIVE);
        }
    }

    /** Powers of the middles to another base; a row is whole vectors. */
    static void powersOfMiddles(ExpBase base, MemorySegment rows, long offset, long row) {
        MemorySegment.copy(rows, offset + MIDDLE * row, rows, offset + EXP_OF_MIDDLE * row, row);
        PowerLoops.bounded(base, rows, offset + EXP_OF_MIDDLE * row, (int) (row / Double.BYTES));
    }

    /** Multiplies the sums of terms by exp of the middles. */
    static void scaleTerms(int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector.fromMemorySegment(SPECIES, rows, at + TERMS * row, NATIVE)
                    .mul(DoubleVector.fromMemorySegment(SPECIES, rows, at + EXP_OF_MIDDLE * row, NATIVE))
                    .intoMemorySegment(rows, at + TERMS * row, NATIVE);
        }
    }

    /** Knuth's TwoSum: adds the sums of terms to the running sums, and what that rounds away to the row after. */
    static void addTerms(int count, MemorySegment rows, long offset, long row) {
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector high = DoubleVector.fromMemorySegment(SPECIES, rows, at, NATIVE);
            DoubleVector terms = DoubleVector.fromMemorySegment(SPECIES, rows, at + TERMS * row, NATIVE);
            DoubleVector sum = high.add(terms);
            DoubleVector rest = sum.sub(high);
            DoubleVector lost = high.sub(sum.sub(rest)).add(terms.sub(rest));
            sum.intoMemorySegment(rows, at, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, rows, at + LOST * row, NATIVE).add(lost)
                    .intoMemorySegment(rows, at + LOST * row, NATIVE);
        }
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/**
 * Adds the values of a vector of surfaces at a run of points of one cell, lanes across surfaces. The corners are
 * loaded once and stay in registers as differences; what remains for a point is its fractions, three FMAs and exp.
 */
final class RunLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);

    private RunLoops() {
    }

    /** Sums the interpolated values themselves. */
    static void identity(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment sums, long offset, long sumRow) {
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
                terms = terms.add(value(a, b, c, d, fractions, i));
            }
            add(terms, sums, offset + at, sumRow);
        }
    }

    /** Sums exp of the middle value times exp of deviations up to REACH_8. */
    static void expDeviation8(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment sums, long offset, long sumRow) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector middle = middle(z00, z01, z10, z11);
            DoubleVector a = z00.sub(middle);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                terms = terms.add(VectorDeviationExp.degree8(value(a, b, c, d, fractions, i)));
            }
            add(terms.mul(VectorExp.bounded(middle)), sums, offset + at, sumRow);
        }
    }

    /** Sums exp of the middle value times exp of deviations up to REACH_11. */
    static void expDeviation11(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment sums, long offset, long sumRow) {
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector middle = middle(z00, z01, z10, z11);
            DoubleVector a = z00.sub(middle);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector terms = DoubleVector.zero(SPECIES);
            for (int i = from; i < to; i++) {
                terms = terms.add(VectorDeviationExp.degree11(value(a, b, c, d, fractions, i)));
            }
            add(terms.mul(VectorExp.bounded(middle)), sums, offset + at, sumRow);
        }
    }

    /** Sums exp of bounded values. */
    static void expBounded(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment sums, long offset, long sumRow) {
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
                terms = terms.add(VectorExp.bounded(value(a, b, c, d, fractions, i)));
            }
            add(terms, sums, offset + at, sumRow);
        }
    }

    /** Sums exp of any values. */
    static void expFull(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment sums, long offset, long sumRow) {
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
                terms = terms.add(VectorExp.full(value(a, b, c, d, fractions, i)));
            }
            add(terms, sums, offset + at, sumRow);
        }
    }

    /** The bilinear formula at point i. */
    private static DoubleVector value(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d,
            double[] fractions, int i) {
        DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
        DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
        return d.fma(v, b).fma(u, c.fma(v, a));
    }

    /**
     * The middle between the least and the greatest corner. Comparing and blending takes a third of the operations of
     * min and max, which care for NaN and the sign of zero; there are no masks of two lanes.
     */
    private static DoubleVector middle(DoubleVector z00, DoubleVector z01, DoubleVector z10, DoubleVector z11) {
        if (LANES == 2) {
            return z00.min(z01).min(z10.min(z11)).add(z00.max(z01).max(z10.max(z11))).mul(HALF);
        }
        var first = z00.lt(z01);
        var second = z10.lt(z11);
        DoubleVector low = z01.blend(z00, first);
        DoubleVector high = z00.blend(z01, first);
        DoubleVector otherLow = z11.blend(z10, second);
        DoubleVector otherHigh = z10.blend(z11, second);
        DoubleVector least = otherLow.blend(low, low.lt(otherLow));
        DoubleVector greatest = high.blend(otherHigh, high.lt(otherHigh));
        return least.add(greatest).mul(HALF);
    }

    /** Knuth's TwoSum: adds to the sums, and what that rounds away to the row after. */
    private static void add(DoubleVector terms, MemorySegment sums, long sum, long sumRow) {
        DoubleVector high = DoubleVector.fromMemorySegment(SPECIES, sums, sum, NATIVE);
        DoubleVector low = DoubleVector.fromMemorySegment(SPECIES, sums, sum + sumRow, NATIVE);
        DoubleVector both = high.add(terms);
        DoubleVector rest = both.sub(high);
        DoubleVector lost = high.sub(both.sub(rest)).add(terms.sub(rest));
        both.intoMemorySegment(sums, sum, NATIVE);
        low.add(lost).intoMemorySegment(sums, sum + sumRow, NATIVE);
    }
}

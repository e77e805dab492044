package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
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
import static org.bilane.kernel.simd.ExpVectors.CONSTANTS;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.RunRows.MIDDLE;
import static org.bilane.kernel.simd.RunRows.TERMS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * Adds the values of a vector of surfaces at a run of points of one cell, lanes across surfaces. The corners are
 * loaded once and stay in registers as differences; what remains for a point is its fractions, three FMAs and exp.
 *
 * <p>What one loop leaves for the next lies in rows: see {@link RunRows}. The loops of deviations have
 * {@link org.bilane.kernel.exp.DeviationExp} written out, the others
 * {@link org.bilane.kernel.exp.ScalarExp}, operation by operation, with FMA: see {@link ExpVectors}.
 */
final class RunLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private RunLoops() {
    }

    /** Sums the interpolated values themselves. */
    static void identity(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
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
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
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
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
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
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        DoubleVector log2e = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.LOG2E, NATIVE);
        DoubleVector shift = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.SHIFT, NATIVE);
        DoubleVector minusLn2Hi = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_HI, NATIVE);
        DoubleVector minusLn2Lo = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_LO, NATIVE);
        DoubleVector one = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.ONE, NATIVE);
        DoubleVector p0 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P0, NATIVE);
        DoubleVector p1 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P1, NATIVE);
        DoubleVector p2 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P2, NATIVE);
        DoubleVector p3 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P3, NATIVE);
        DoubleVector p4 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P4, NATIVE);
        DoubleVector p5 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P5, NATIVE);
        DoubleVector p6 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P6, NATIVE);
        DoubleVector p7 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P7, NATIVE);
        DoubleVector p8 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P8, NATIVE);
        DoubleVector p9 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P9, NATIVE);
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
                DoubleVector x = d.fma(v, b).fma(u, c.fma(v, a));
                // exp, bounded: x to y
                DoubleVector k = x.fma(log2e, shift);
                DoubleVector n = k.sub(shift);
                DoubleVector rh = n.fma(minusLn2Hi, x);
                DoubleVector r = n.fma(minusLn2Lo, rh);
                DoubleVector h = rh.add(one);
                DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                        .fma(r, p1).fma(r, p0);
                DoubleVector low = r.mul(r).fma(p, n.fma(minusLn2Lo, rh.sub(h.sub(one))));
                LongVector power = ((LongVector) k.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
                DoubleVector y = h.add(low).mul((DoubleVector) power.reinterpretShape(SPECIES, 0));
                // end of exp, bounded
                terms = terms.add(y);
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }

    /** Sums exp of any values. */
    static void expFull(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] fractions,
            int from, int to, int count, MemorySegment rows, long offset, long row) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        DoubleVector log2e = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.LOG2E, NATIVE);
        DoubleVector shift = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.SHIFT, NATIVE);
        DoubleVector minusLn2Hi = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_HI, NATIVE);
        DoubleVector minusLn2Lo = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_LO, NATIVE);
        DoubleVector one = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.ONE, NATIVE);
        DoubleVector half = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.HALF, NATIVE);
        DoubleVector leastNormal = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.LEAST_NORMAL, NATIVE);
        DoubleVector fullMin = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.FULL_MIN, NATIVE);
        DoubleVector fullMax = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.FULL_MAX, NATIVE);
        DoubleVector p0 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P0, NATIVE);
        DoubleVector p1 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P1, NATIVE);
        DoubleVector p2 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P2, NATIVE);
        DoubleVector p3 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P3, NATIVE);
        DoubleVector p4 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P4, NATIVE);
        DoubleVector p5 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P5, NATIVE);
        DoubleVector p6 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P6, NATIVE);
        DoubleVector p7 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P7, NATIVE);
        DoubleVector p8 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P8, NATIVE);
        DoubleVector p9 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P9, NATIVE);
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
                DoubleVector x = d.fma(v, b).fma(u, c.fma(v, a));
                // exp, full: x to y
                DoubleVector clamped = x.max(fullMin).min(fullMax);
                DoubleVector k = clamped.fma(log2e, shift);
                DoubleVector n = k.sub(shift);
                DoubleVector rh = n.fma(minusLn2Hi, clamped);
                DoubleVector r = n.fma(minusLn2Lo, rh);
                DoubleVector h = rh.add(one);
                DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                        .fma(r, p1).fma(r, p0);
                DoubleVector low = r.mul(r).fma(p, n.fma(minusLn2Lo, rh.sub(h.sub(one))));
                // The result is subnormal where this is negative: n - MIN_EXPONENT decides, or the sign of r.
                // A mask made of bits, since HotSpot has no masks of two lanes and would box them.
                DoubleVector signed = n.sub(leastNormal).add(r);
                DoubleVector shifted = leastNormal.sub(n).add(shift);
                LongVector sign = ((LongVector) signed.reinterpretShape(LONGS, 0)).lanewise(ASHR, Long.SIZE - 1);
                LongVector unit = ((LongVector) shifted.reinterpretShape(LONGS, 0))
                        .lanewise(LSHL, SIGNIFICAND_BITS).lanewise(AND, sign);
                DoubleVector base = (DoubleVector) unit.reinterpretShape(SPECIES, 0);
                DoubleVector sum = base.add(h);
                DoubleVector error = h.sub(sum.sub(base)).add(low);
                DoubleVector half1 = n.fma(half, shift);
                DoubleVector half2 = n.sub(half1.sub(shift)).add(shift);
                LongVector power1 = ((LongVector) half1.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
                LongVector power2 = ((LongVector) half2.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
                DoubleVector y = sum.add(error).sub(base).mul((DoubleVector) power1.reinterpretShape(SPECIES, 0))
                        .mul((DoubleVector) power2.reinterpretShape(SPECIES, 0));
                // end of exp, full
                terms = terms.add(y);
            }
            terms.intoMemorySegment(rows, offset + TERMS * row + at, NATIVE);
        }
    }
}

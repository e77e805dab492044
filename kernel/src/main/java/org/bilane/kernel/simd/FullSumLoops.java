package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.bilane.kernel.simd.ExpVectors.CONSTANTS;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import org.bilane.kernel.sum.SumBlocks;

/** As {@link SumLoops}, of values that no bound is known of: their exp may be subnormal or overflow. */
final class FullSumLoops {
    private static final int STEP = SumBlocks.PARTIAL_SUMS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FullSumLoops() {
    }

    /** Sums exp of any values. */
    static void expFull(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long at) {
        nodes = OffHeap.known(nodes);
        sums = OffHeap.known(sums);
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
        DoubleVector terms = DoubleVector.fromMemorySegment(SPECIES, sums, at, NATIVE);
        int next = from;
        for (; next + STEP < to; next += 2 * STEP) {
            DoubleVector first;
            {
                int i = next;
                long near = cells[i] * nodeBytes + surface;
                // value at u, v
                DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
                DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
                DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
                DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
                DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
                DoubleVector b = z10.sub(z00);
                DoubleVector c = z01.sub(z00);
                DoubleVector d = z11.sub(z01).sub(b);
                DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
                // end of value
                first = x;
            }
            DoubleVector second;
            {
                int i = next + STEP;
                long near = cells[i] * nodeBytes + surface;
                // value at u, v
                DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
                DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
                DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
                DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
                DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
                DoubleVector b = z10.sub(z00);
                DoubleVector c = z01.sub(z00);
                DoubleVector d = z11.sub(z01).sub(b);
                DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
                // end of value
                second = x;
            }
            {
                DoubleVector x = first;
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
                first = y;
            }
            {
                DoubleVector x = second;
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
                second = y;
            }
            terms = terms.add(first).add(second);
        }
        if (next < to) {
            int i = next;
            long near = cells[i] * nodeBytes + surface;
            // value at u, v
            DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
            DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of value
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
        terms.intoMemorySegment(sums, at, NATIVE);
    }
}

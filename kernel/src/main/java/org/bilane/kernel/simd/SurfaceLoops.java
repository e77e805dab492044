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

/**
 * Stores exp of interpolated values, one after the other: {@link org.bilane.kernel.exp.ScalarExp} lane by lane,
 * operation by operation, with FMA. {@code count} is a multiple of the lanes; what remains is left to the scalar form,
 * whose bits are the same.
 *
 * <p>The loops end where i equals the count, so that C2 sees no loop to unroll. Else, as it knows that nothing that is
 * stored is loaded again, it would make eight turns into one and load all values first: there are not registers enough
 * for that beside the constants, and a single surface would take 1.3 times the time (JDK 25.0.3, Zen 4).
 */
final class SurfaceLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SurfaceLoops() {
    }

    /** Stores exp of bounded values. */
    static void expBounded(double[] values, int count, MemorySegment out, long offset) {
        out = OffHeap.known(out);
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
        for (int i = 0; i != count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
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
            y.intoMemorySegment(out, offset + (long) i * Double.BYTES, NATIVE);
        }
    }

    /** Stores exp of any values. */
    static void expFull(double[] values, int count, MemorySegment out, long offset) {
        out = OffHeap.known(out);
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
        for (int i = 0; i != count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
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
            y.intoMemorySegment(out, offset + (long) i * Double.BYTES, NATIVE);
        }
    }
}

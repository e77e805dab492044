package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.exp.ExpConstants;

/**
 * Stores powers of interpolated values, one after the other: {@link org.bilane.kernel.exp.ScalarPower} lane by lane,
 * operation by operation, with FMA. What {@link SurfaceLoops} does for e, with the constants of any base: those of the
 * base are in registers before a loop begins. {@code count} is a multiple of the lanes; what remains is left to the
 * scalar form, whose bits are the same.
 */
final class SurfacePowerLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SurfacePowerLoops() {
    }

    /** Stores powers of values in [{@link ExpBase#boundedMin}, {@link ExpBase#boundedMax}]. */
    static void bounded(ExpBase base, double[] values, int count, MemorySegment out, long offset) {
        out = OffHeap.known(out);
        DoubleVector log2 = DoubleVector.broadcast(SPECIES, base.log2);
        DoubleVector shift = DoubleVector.broadcast(SPECIES, ExpConstants.SHIFT);
        DoubleVector minusStepHi = DoubleVector.broadcast(SPECIES, -base.stepHi);
        DoubleVector minusStepLo = DoubleVector.broadcast(SPECIES, -base.stepLo);
        DoubleVector slope = DoubleVector.broadcast(SPECIES, base.slope);
        DoubleVector minusRest = DoubleVector.broadcast(SPECIES, -base.rest);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector p0 = DoubleVector.broadcast(SPECIES, base.p0);
        DoubleVector p1 = DoubleVector.broadcast(SPECIES, base.p1);
        DoubleVector p2 = DoubleVector.broadcast(SPECIES, base.p2);
        DoubleVector p3 = DoubleVector.broadcast(SPECIES, base.p3);
        DoubleVector p4 = DoubleVector.broadcast(SPECIES, base.p4);
        DoubleVector p5 = DoubleVector.broadcast(SPECIES, base.p5);
        DoubleVector p6 = DoubleVector.broadcast(SPECIES, base.p6);
        DoubleVector p7 = DoubleVector.broadcast(SPECIES, base.p7);
        DoubleVector p8 = DoubleVector.broadcast(SPECIES, base.p8);
        DoubleVector p9 = DoubleVector.broadcast(SPECIES, base.p9);
        for (int i = 0; i != count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
            // power, bounded: x to y
            DoubleVector k = x.fma(log2, shift);
            DoubleVector m = k.sub(shift);
            DoubleVector sh = m.fma(minusStepHi, x);
            DoubleVector s = m.fma(minusStepLo, sh);
            DoubleVector h = sh.fma(slope, one);
            DoubleVector p = p9.fma(s, p8).fma(s, p7).fma(s, p6).fma(s, p5).fma(s, p4).fma(s, p3).fma(s, p2)
                    .fma(s, p1).fma(s, p0);
            DoubleVector left = sh.fma(slope, one.sub(h));
            LongVector power = ((LongVector) k.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
            DoubleVector y = h.add(s.mul(s).fma(p, m.fma(minusRest, left)))
                    .mul((DoubleVector) power.reinterpretShape(SPECIES, 0));
            // end of power, bounded
            y.intoMemorySegment(out, offset + (long) i * Double.BYTES, NATIVE);
        }
    }

    /** Stores powers of any values. */
    static void full(ExpBase base, double[] values, int count, MemorySegment out, long offset) {
        out = OffHeap.known(out);
        DoubleVector least = DoubleVector.broadcast(SPECIES, base.fullMin);
        DoubleVector greatest = DoubleVector.broadcast(SPECIES, base.fullMax);
        DoubleVector log2 = DoubleVector.broadcast(SPECIES, base.log2);
        DoubleVector shift = DoubleVector.broadcast(SPECIES, ExpConstants.SHIFT);
        DoubleVector minusStepHi = DoubleVector.broadcast(SPECIES, -base.stepHi);
        DoubleVector minusStepLo = DoubleVector.broadcast(SPECIES, -base.stepLo);
        DoubleVector slope = DoubleVector.broadcast(SPECIES, base.slope);
        DoubleVector minusRest = DoubleVector.broadcast(SPECIES, -base.rest);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector leastExponent = DoubleVector.broadcast(SPECIES, Double.MIN_EXPONENT);
        DoubleVector p0 = DoubleVector.broadcast(SPECIES, base.p0);
        DoubleVector p1 = DoubleVector.broadcast(SPECIES, base.p1);
        DoubleVector p2 = DoubleVector.broadcast(SPECIES, base.p2);
        DoubleVector p3 = DoubleVector.broadcast(SPECIES, base.p3);
        DoubleVector p4 = DoubleVector.broadcast(SPECIES, base.p4);
        DoubleVector p5 = DoubleVector.broadcast(SPECIES, base.p5);
        DoubleVector p6 = DoubleVector.broadcast(SPECIES, base.p6);
        DoubleVector p7 = DoubleVector.broadcast(SPECIES, base.p7);
        DoubleVector p8 = DoubleVector.broadcast(SPECIES, base.p8);
        DoubleVector p9 = DoubleVector.broadcast(SPECIES, base.p9);
        for (int i = 0; i != count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
            // power, full: x to y
            DoubleVector clamped = x.max(least).min(greatest);
            DoubleVector k = clamped.fma(log2, shift);
            DoubleVector m = k.sub(shift);
            DoubleVector sh = m.fma(minusStepHi, clamped);
            DoubleVector s = m.fma(minusStepLo, sh);
            DoubleVector h = sh.fma(slope, one);
            DoubleVector p = p9.fma(s, p8).fma(s, p7).fma(s, p6).fma(s, p5).fma(s, p4).fma(s, p3).fma(s, p2)
                    .fma(s, p1).fma(s, p0);
            DoubleVector left = sh.fma(slope, one.sub(h));
            DoubleVector low = s.mul(s).fma(p, m.fma(minusRest, left));

            // As in SurfaceLoops: a mask made of bits, where the result is subnormal.
            LongVector sign = ((LongVector) m.sub(leastExponent).add(s).reinterpretShape(LONGS, 0))
                    .lanewise(ASHR, Long.SIZE - 1);
            LongVector unit = ((LongVector) leastExponent.sub(m).add(shift).reinterpretShape(LONGS, 0))
                    .lanewise(LSHL, SIGNIFICAND_BITS);
            DoubleVector c = (DoubleVector) unit.lanewise(AND, sign).reinterpretShape(SPECIES, 0);
            DoubleVector sum = c.add(h);
            DoubleVector error = h.sub(sum.sub(c)).add(low);

            DoubleVector half1 = m.fma(half, shift);
            DoubleVector half2 = m.sub(half1.sub(shift)).add(shift);
            LongVector power1 = ((LongVector) half1.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
            LongVector power2 = ((LongVector) half2.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
            DoubleVector y = sum.add(error).sub(c).mul((DoubleVector) power1.reinterpretShape(SPECIES, 0))
                    .mul((DoubleVector) power2.reinterpretShape(SPECIES, 0));
            // end of power, full
            y.intoMemorySegment(out, offset + (long) i * Double.BYTES, NATIVE);
        }
    }
}

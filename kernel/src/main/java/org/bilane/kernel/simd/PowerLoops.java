package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.exp.ExpConstants;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.scalar.Finisher;

/**
 * Powers of stored values, in their place: {@link org.bilane.kernel.exp.ScalarPower} lane by lane, operation by
 * operation, with FMA. One loop for all bases, whose constants are in registers before it begins. So other loops have
 * the values alone to store, whatever the base, and what they stored is still in a small cache when it is read here.
 * But values that lie in an array are read there, by {@link SurfacePowerLoops}.
 */
final class PowerLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private PowerLoops() {
    }

    /**
     * Puts powers in the place of exponents.
     *
     * @param finish a power
     * @param values off-heap
     * @param offset where the first lies, in bytes
     * @param n how many
     */
    static void apply(Finish finish, MemorySegment values, long offset, int n) {
        int whole = n & -LANES;
        for (int i = whole; i < n; i++) {
            long at = offset + (long) i * Double.BYTES;
            values.set(ValueLayout.JAVA_DOUBLE, at,
                    Finisher.apply(finish, values.get(ValueLayout.JAVA_DOUBLE, at)));
        }
        if (whole == 0) {
            return;
        }
        if (finish.isBounded()) {
            bounded(finish.base(), values, offset, whole);
        } else {
            full(finish.base(), values, offset, whole);
        }
    }

    /** Exponents in [{@link ExpBase#boundedMin}, {@link ExpBase#boundedMax}]; n is a multiple of the lanes. */
    static void bounded(ExpBase base, MemorySegment values, long offset, int n) {
        values = OffHeap.known(values);
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
        for (int i = 0; i < n; i += LANES) {
            long at = offset + (long) i * Double.BYTES;
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, values, at, NATIVE);
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
            y.intoMemorySegment(values, at, NATIVE);
        }
    }

    /** Any exponents; n is a multiple of the lanes. */
    static void full(ExpBase base, MemorySegment values, long offset, int n) {
        values = OffHeap.known(values);
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
        for (int i = 0; i < n; i += LANES) {
            long at = offset + (long) i * Double.BYTES;
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, values, at, NATIVE);
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
            y.intoMemorySegment(values, at, NATIVE);
        }
    }
}

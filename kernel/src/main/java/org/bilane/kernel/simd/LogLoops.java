package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.LogCoefficients;
import org.bilane.kernel.log.ScalarLog;

/**
 * Logarithms of coordinates: {@link ScalarLog} lane by lane, operation by operation, with FMA. A vector with a number
 * that is not normal and positive is left to the scalar form.
 */
final class LogLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    /** Added to the bits of a number, it makes those of the least normal number the least long. */
    private static final long TO_LEAST = Long.MIN_VALUE - Double.doubleToRawLongBits(Double.MIN_NORMAL);
    /** Where that comes below this, the number is normal and positive. */
    private static final long NORMAL = TO_LEAST + Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private LogLoops() {
    }

    /** Puts logarithms in the place of numbers. */
    static void apply(LogBase base, double[] numbers, int n) {
        int whole = n & -LANES;
        int i = ofNormal(base, numbers, 0, whole);
        while (i < n) {
            int end = i < whole ? i + LANES : n;
            for (; i < end; i++) {
                numbers[i] = ScalarLog.of(base, numbers[i]);
            }
            i = ofNormal(base, numbers, i, whole);
        }
    }

    /** Stores the logarithms of numbers off the heap, from the beginning of a segment, which may be their own. */
    static void apply(LogBase base, MemorySegment numbers, long offset, int n, MemorySegment to) {
        int whole = n & -LANES;
        int i = ofNormal(base, numbers, offset, 0, whole, to);
        while (i < n) {
            int end = i < whole ? i + LANES : n;
            for (; i < end; i++) {
                double number = numbers.get(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES);
                to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, ScalarLog.of(base, number));
            }
            i = ofNormal(base, numbers, offset, i, whole, to);
        }
    }

    /** Goes on from a number up to a vector that is left to the scalar form, whose beginning it returns, or n. */
    private static int ofNormal(LogBase base, double[] numbers, int begin, int n) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector two = DoubleVector.broadcast(SPECIES, 2);
        DoubleVector oneHalf = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector bias = DoubleVector.broadcast(SPECIES, ScalarLog.TWO_52_AND_BIAS);
        DoubleVector stepHi = DoubleVector.broadcast(SPECIES, base.stepHi);
        DoubleVector stepLo = DoubleVector.broadcast(SPECIES, base.stepLo);
        DoubleVector inverseHi = DoubleVector.broadcast(SPECIES, base.inverseHi);
        DoubleVector inverseLo = DoubleVector.broadcast(SPECIES, base.inverseLo);
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, LogCoefficients.C0);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, LogCoefficients.C1);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, LogCoefficients.C2);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, LogCoefficients.C3);
        DoubleVector c4 = DoubleVector.broadcast(SPECIES, LogCoefficients.C4);
        DoubleVector c5 = DoubleVector.broadcast(SPECIES, LogCoefficients.C5);
        DoubleVector c6 = DoubleVector.broadcast(SPECIES, LogCoefficients.C6);
        for (int i = begin; i < n; i += LANES) {
            LongVector bits = (LongVector) DoubleVector.fromArray(SPECIES, numbers, i).reinterpretShape(LONGS, 0);
            if (bits.add(TO_LEAST).compare(VectorOperators.GE, NORMAL).anyTrue()) {
                return i;
            }
            // logarithm: bits to x
            LongVector shifted = bits.add(ScalarLog.ONE - ScalarLog.SQRT_HALF);
            LongVector exponents = shifted.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.OR, ScalarLog.TWO_52);
            LongVector significands = bits.sub(shifted.lanewise(VectorOperators.AND, ~ScalarLog.SIGNIFICAND))
                    .add(ScalarLog.ONE);
            DoubleVector k = ((DoubleVector) exponents.reinterpretShape(SPECIES, 0)).sub(bias);
            DoubleVector m = (DoubleVector) significands.reinterpretShape(SPECIES, 0);

            DoubleVector f = m.sub(one);
            DoubleVector s = f.div(two.add(f));
            DoubleVector z = s.mul(s);
            DoubleVector r = c6.fma(z, c5).fma(z, c4).fma(z, c3).fma(z, c2).fma(z, c1).fma(z, c0);
            DoubleVector half = f.mul(oneHalf);
            DoubleVector square = half.mul(f);
            DoubleVector high = f.sub(square);
            DoubleVector lost = half.fma(f, square.neg());
            DoubleVector low = s.fma(r.fma(z, square), f.sub(high).sub(square).sub(lost));

            DoubleVector product = high.mul(inverseHi);
            DoubleVector rest = high.fma(inverseLo, low.fma(inverseHi, k.mul(stepLo)))
                    .add(high.fma(inverseHi, product.neg()));
            DoubleVector steps = k.mul(stepHi);
            DoubleVector sum = steps.add(product);
            DoubleVector x = sum.add(product.sub(sum.sub(steps)).add(rest));
            // end of logarithm
            x.intoArray(numbers, i);
        }
        return Math.max(begin, n);
    }

    /** As for an array. */
    private static int ofNormal(LogBase base, MemorySegment numbers, long offset, int begin, int n, MemorySegment to) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector two = DoubleVector.broadcast(SPECIES, 2);
        DoubleVector oneHalf = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector bias = DoubleVector.broadcast(SPECIES, ScalarLog.TWO_52_AND_BIAS);
        DoubleVector stepHi = DoubleVector.broadcast(SPECIES, base.stepHi);
        DoubleVector stepLo = DoubleVector.broadcast(SPECIES, base.stepLo);
        DoubleVector inverseHi = DoubleVector.broadcast(SPECIES, base.inverseHi);
        DoubleVector inverseLo = DoubleVector.broadcast(SPECIES, base.inverseLo);
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, LogCoefficients.C0);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, LogCoefficients.C1);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, LogCoefficients.C2);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, LogCoefficients.C3);
        DoubleVector c4 = DoubleVector.broadcast(SPECIES, LogCoefficients.C4);
        DoubleVector c5 = DoubleVector.broadcast(SPECIES, LogCoefficients.C5);
        DoubleVector c6 = DoubleVector.broadcast(SPECIES, LogCoefficients.C6);
        for (int i = begin; i < n; i += LANES) {
            long at = (long) i * Double.BYTES;
            LongVector bits = (LongVector) DoubleVector.fromMemorySegment(SPECIES, numbers, offset + at, NATIVE)
                    .reinterpretShape(LONGS, 0);
            if (bits.add(TO_LEAST).compare(VectorOperators.GE, NORMAL).anyTrue()) {
                return i;
            }
            // logarithm: bits to x
            LongVector shifted = bits.add(ScalarLog.ONE - ScalarLog.SQRT_HALF);
            LongVector exponents = shifted.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.OR, ScalarLog.TWO_52);
            LongVector significands = bits.sub(shifted.lanewise(VectorOperators.AND, ~ScalarLog.SIGNIFICAND))
                    .add(ScalarLog.ONE);
            DoubleVector k = ((DoubleVector) exponents.reinterpretShape(SPECIES, 0)).sub(bias);
            DoubleVector m = (DoubleVector) significands.reinterpretShape(SPECIES, 0);

            DoubleVector f = m.sub(one);
            DoubleVector s = f.div(two.add(f));
            DoubleVector z = s.mul(s);
            DoubleVector r = c6.fma(z, c5).fma(z, c4).fma(z, c3).fma(z, c2).fma(z, c1).fma(z, c0);
            DoubleVector half = f.mul(oneHalf);
            DoubleVector square = half.mul(f);
            DoubleVector high = f.sub(square);
            DoubleVector lost = half.fma(f, square.neg());
            DoubleVector low = s.fma(r.fma(z, square), f.sub(high).sub(square).sub(lost));

            DoubleVector product = high.mul(inverseHi);
            DoubleVector rest = high.fma(inverseLo, low.fma(inverseHi, k.mul(stepLo)))
                    .add(high.fma(inverseHi, product.neg()));
            DoubleVector steps = k.mul(stepHi);
            DoubleVector sum = steps.add(product);
            DoubleVector x = sum.add(product.sub(sum.sub(steps)).add(rest));
            // end of logarithm
            x.intoMemorySegment(to, at, NATIVE);
        }
        return Math.max(begin, n);
    }
}

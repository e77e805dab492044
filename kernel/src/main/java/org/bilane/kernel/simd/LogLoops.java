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
import org.bilane.kernel.log.ScalarLog;

/**
 * Logarithms of coordinates: the bits of {@link ScalarLog}, lane by lane. A vector with a number that is not normal and
 * positive is left to the scalar form.
 *
 * <p>The time is that of the operations, so there are fewer of them than in the scalar form, which also does without
 * FMA. With FMA what is left out changes no bit:
 * <ul>
 * <li>Operands are negated where that spares a negation later; 2 + f is 1 + m.
 * <li>What rounding {@code high} and {@code square} lost is exact, so {@code (f - high) - square - lost} is that of
 *     {@code (f - high) - f f / 2}, which an FMA rounds once too.
 * <li>{@code k stepHi} is exact, so that an FMA adds it, or takes it away, as a sum would.
 * </ul>
 */
final class LogLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    /** Added to the bits of a number, it makes those of the least normal number the least long. */
    private static final long TO_LEAST = Long.MIN_VALUE - Double.doubleToRawLongBits(Double.MIN_NORMAL);
    /** Where that comes below this, the number is normal and positive. */
    private static final long NORMAL = TO_LEAST + Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /** Turns k, as 12 bits, into the bits of 2^52 + 2048 + k. */
    private static final long EXPONENT = ScalarLog.TWO_52 | 0x800;
    private static final double BIAS = 0x1p52 + 2048;

    private LogLoops() {
    }

    /** Puts logarithms in the place of numbers. */
    static void apply(LogBase base, double[] numbers, int n) {
        int whole = n & -LANES;
        // A loop that few numbers never enter would be compiled as one that is seldom entered, and make objects.
        int i = whole == 0 ? 0 : ofNormal(base, numbers, 0, whole);
        while (i < n) {
            int end = i < whole ? i + LANES : n;
            for (; i < end; i++) {
                numbers[i] = ScalarLog.of(base, numbers[i]);
            }
            if (i < whole) {
                i = ofNormal(base, numbers, i, whole);
            }
        }
    }

    /** Stores the logarithms of numbers off the heap, from the beginning of a segment, which may be their own. */
    static void apply(LogBase base, MemorySegment numbers, long offset, int n, MemorySegment to) {
        int whole = n & -LANES;
        int i = whole == 0 ? 0 : ofNormal(base, numbers, offset, 0, whole, to);
        while (i < n) {
            int end = i < whole ? i + LANES : n;
            for (; i < end; i++) {
                double number = numbers.get(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES);
                to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, ScalarLog.of(base, number));
            }
            if (i < whole) {
                i = ofNormal(base, numbers, offset, i, whole, to);
            }
        }
    }

    /** Goes on from a number, up to a vector that is left to the scalar form, whose beginning it returns, or n. */
    private static int ofNormal(LogBase base, double[] numbers, int begin, int n) {
        MemorySegment constants = LogVectors.of(base);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector minusOne = DoubleVector.broadcast(SPECIES, -1);
        DoubleVector minusOneHalf = DoubleVector.broadcast(SPECIES, -0.5);
        DoubleVector bias = DoubleVector.broadcast(SPECIES, BIAS);
        DoubleVector stepHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.STEP_HI, NATIVE);
        DoubleVector stepLo = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.STEP_LO, NATIVE);
        DoubleVector inverseHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.INVERSE_HI, NATIVE);
        DoubleVector minusStepHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_STEP_HI, NATIVE);
        DoubleVector minusInverseHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_INVERSE_HI,
                NATIVE);
        DoubleVector inverseLo = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.INVERSE_LO, NATIVE);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C0, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C1, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C2, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C3, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C4, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C5, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C6, NATIVE);
        for (int i = begin; i < n; i += LANES) {
            LongVector bits = (LongVector) DoubleVector.fromArray(SPECIES, numbers, i).reinterpretShape(LONGS, 0);
            LongVector order = bits.add(TO_LEAST);
            // HotSpot has no masks of two lanes and would box them.
            if (LANES > 2 ? order.compare(VectorOperators.GE, NORMAL).anyTrue()
                    : order.lane(0) >= NORMAL || order.lane(1) >= NORMAL) {
                return i;
            }
            // logarithm: bits to x
            LongVector shifted = bits.sub(ScalarLog.SQRT_HALF);
            LongVector significands = bits.sub(shifted.lanewise(VectorOperators.AND, ~ScalarLog.SIGNIFICAND));
            LongVector exponents = shifted.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.XOR, EXPONENT);
            DoubleVector k = ((DoubleVector) exponents.reinterpretShape(SPECIES, 0)).sub(bias);
            DoubleVector m = (DoubleVector) significands.reinterpretShape(SPECIES, 0);

            DoubleVector f = m.sub(one);
            DoubleVector minusS = f.div(minusOne.sub(m));
            DoubleVector z = minusS.mul(minusS);
            DoubleVector minusR = c6.fma(z, c5).fma(z, c4).fma(z, c3).fma(z, c2).fma(z, c1).fma(z, c0);
            DoubleVector minusHalf = f.mul(minusOneHalf);
            DoubleVector minusSquare = minusHalf.mul(f);
            DoubleVector high = f.add(minusSquare);
            DoubleVector low = minusS.fma(minusR.fma(z, minusSquare), minusHalf.fma(f, f.sub(high)));

            DoubleVector product = high.mul(inverseHi);
            DoubleVector rest = high.fma(inverseLo, low.fma(inverseHi, k.mul(stepLo)))
                    .sub(high.fma(minusInverseHi, product));
            DoubleVector sum = k.fma(stepHi, product);
            DoubleVector x = sum.add(product.sub(k.fma(minusStepHi, sum)).add(rest));
            // end of logarithm
            x.intoArray(numbers, i);
        }
        return n;
    }

    /** As for an array. */
    private static int ofNormal(LogBase base, MemorySegment numbers, long offset, int begin, int n, MemorySegment to) {
        numbers = OffHeap.known(numbers);
        to = OffHeap.known(to);
        MemorySegment constants = LogVectors.of(base);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector minusOne = DoubleVector.broadcast(SPECIES, -1);
        DoubleVector minusOneHalf = DoubleVector.broadcast(SPECIES, -0.5);
        DoubleVector bias = DoubleVector.broadcast(SPECIES, BIAS);
        DoubleVector stepHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.STEP_HI, NATIVE);
        DoubleVector stepLo = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.STEP_LO, NATIVE);
        DoubleVector inverseHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.INVERSE_HI, NATIVE);
        DoubleVector minusStepHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_STEP_HI, NATIVE);
        DoubleVector minusInverseHi = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_INVERSE_HI,
                NATIVE);
        DoubleVector inverseLo = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.INVERSE_LO, NATIVE);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C0, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C1, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C2, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C3, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C4, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C5, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SPECIES, constants, LogVectors.MINUS_C6, NATIVE);
        for (int i = begin; i < n; i += LANES) {
            long at = (long) i * Double.BYTES;
            LongVector bits = (LongVector) DoubleVector.fromMemorySegment(SPECIES, numbers, offset + at, NATIVE)
                    .reinterpretShape(LONGS, 0);
            LongVector order = bits.add(TO_LEAST);
            // HotSpot has no masks of two lanes and would box them.
            if (LANES > 2 ? order.compare(VectorOperators.GE, NORMAL).anyTrue()
                    : order.lane(0) >= NORMAL || order.lane(1) >= NORMAL) {
                return i;
            }
            // logarithm: bits to x
            LongVector shifted = bits.sub(ScalarLog.SQRT_HALF);
            LongVector significands = bits.sub(shifted.lanewise(VectorOperators.AND, ~ScalarLog.SIGNIFICAND));
            LongVector exponents = shifted.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.XOR, EXPONENT);
            DoubleVector k = ((DoubleVector) exponents.reinterpretShape(SPECIES, 0)).sub(bias);
            DoubleVector m = (DoubleVector) significands.reinterpretShape(SPECIES, 0);

            DoubleVector f = m.sub(one);
            DoubleVector minusS = f.div(minusOne.sub(m));
            DoubleVector z = minusS.mul(minusS);
            DoubleVector minusR = c6.fma(z, c5).fma(z, c4).fma(z, c3).fma(z, c2).fma(z, c1).fma(z, c0);
            DoubleVector minusHalf = f.mul(minusOneHalf);
            DoubleVector minusSquare = minusHalf.mul(f);
            DoubleVector high = f.add(minusSquare);
            DoubleVector low = minusS.fma(minusR.fma(z, minusSquare), minusHalf.fma(f, f.sub(high)));

            DoubleVector product = high.mul(inverseHi);
            DoubleVector rest = high.fma(inverseLo, low.fma(inverseHi, k.mul(stepLo)))
                    .sub(high.fma(minusInverseHi, product));
            DoubleVector sum = k.fma(stepHi, product);
            DoubleVector x = sum.add(product.sub(k.fma(minusStepHi, sum)).add(rest));
            // end of logarithm
            x.intoMemorySegment(to, at, NATIVE);
        }
        return n;
    }
}

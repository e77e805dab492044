package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.LogCoefficients;
import org.bilane.kernel.log.ScalarLog;

/**
 * Logarithms of coordinates, in their place: {@link ScalarLog} lane by lane, operation by operation, with FMA. Numbers
 * that are not normal and positive are left to the scalar form.
 */
final class LogLoops {
    private LogLoops() {
    }

    /** Puts logarithms in the place of numbers. */
    static void apply(LogBase base, double[] numbers, int n) {
        int whole = areNormal(numbers, n) ? n & -LANES : 0;
        for (int i = whole; i < n; i++) {
            numbers[i] = ScalarLog.of(base, numbers[i]);
        }
        if (whole > 0) {
            ofNormal(base, numbers, whole);
        }
    }

    private static boolean areNormal(double[] numbers, int n) {
        boolean normal = true;
        for (int i = 0; i < n; i++) {
            normal &= numbers[i] >= Double.MIN_NORMAL & numbers[i] <= Double.MAX_VALUE;
        }
        return normal;
    }

    /** Normal positive numbers; n is a multiple of the lanes. */
    private static void ofNormal(LogBase base, double[] numbers, int n) {
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
        for (int i = 0; i < n; i += LANES) {
            LongVector bits = (LongVector) DoubleVector.fromArray(SPECIES, numbers, i).reinterpretShape(LONGS, 0);
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
            sum.add(product.sub(sum.sub(steps)).add(rest)).intoArray(numbers, i);
        }
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.bilane.kernel.exp.ExpConstants;

/**
 * The exponential function of a vector: {@link org.bilane.kernel.exp.ScalarExp} lane by lane, operation by operation,
 * with FMA. Its contract and its bits are those of the scalar form.
 */
final class VectorExp {
    private static final DoubleVector LOG2E = constant(ExpConstants.LOG2E);
    private static final DoubleVector SHIFT = constant(ExpConstants.SHIFT);
    private static final DoubleVector MINUS_LN2_HI = constant(-ExpConstants.LN2_HI);
    private static final DoubleVector MINUS_LN2_LO = constant(-ExpConstants.LN2_LO);
    private static final DoubleVector HALF = constant(0.5);
    private static final DoubleVector ONE = constant(1);
    private static final DoubleVector LEAST_EXPONENT = constant(Double.MIN_EXPONENT);
    private static final DoubleVector FULL_MIN = constant(ExpConstants.FULL_MIN);
    private static final DoubleVector FULL_MAX = constant(ExpConstants.FULL_MAX);
    private static final DoubleVector P0 = constant(ExpConstants.P0);
    private static final DoubleVector P1 = constant(ExpConstants.P1);
    private static final DoubleVector P2 = constant(ExpConstants.P2);
    private static final DoubleVector P3 = constant(ExpConstants.P3);
    private static final DoubleVector P4 = constant(ExpConstants.P4);
    private static final DoubleVector P5 = constant(ExpConstants.P5);
    private static final DoubleVector P6 = constant(ExpConstants.P6);
    private static final DoubleVector P7 = constant(ExpConstants.P7);
    private static final DoubleVector P8 = constant(ExpConstants.P8);
    private static final DoubleVector P9 = constant(ExpConstants.P9);
    private static final int SIGNIFICAND_BITS = 52;

    private VectorExp() {
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    /**
     * exp of arguments in [{@link ExpConstants#BOUNDED_MIN}, {@link ExpConstants#BOUNDED_MAX}], or NaN. Straight code
     * like {@link #full}, for the same reason.
     */
    static DoubleVector bounded(DoubleVector x) {
        DoubleVector k = x.fma(LOG2E, SHIFT);
        DoubleVector n = k.sub(SHIFT);
        DoubleVector rh = n.fma(MINUS_LN2_HI, x);
        DoubleVector r = n.fma(MINUS_LN2_LO, rh);
        DoubleVector h = rh.add(ONE);
        DoubleVector y = h.add(low(n, rh, r, h));
        return y.mul(k.reinterpretAsLongs().lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS).reinterpretAsDoubles());
    }

    /**
     * exp of any argument. Straight code with constants that are ready: once a compilation has grown to a certain
     * size, C2 inlines only what the JDK marks to be inlined, and a call of our own would box its vectors.
     */
    static DoubleVector full(DoubleVector x) {
        DoubleVector clamped = x.max(FULL_MIN).min(FULL_MAX);
        DoubleVector k = clamped.fma(LOG2E, SHIFT);
        DoubleVector n = k.sub(SHIFT);
        DoubleVector rh = n.fma(MINUS_LN2_HI, clamped);
        DoubleVector r = n.fma(MINUS_LN2_LO, rh);
        DoubleVector h = rh.add(ONE);
        DoubleVector low = low(n, rh, r, h);

        // The result is subnormal where this is negative: n - MIN_EXPONENT decides, and where it is 0 the sign of r.
        // A mask made of bits, since HotSpot has no masks of two lanes and would box them.
        LongVector sign = n.sub(LEAST_EXPONENT).add(r).reinterpretAsLongs()
                .lanewise(VectorOperators.ASHR, Long.SIZE - 1);
        LongVector unit = LEAST_EXPONENT.sub(n).add(SHIFT).reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS);
        DoubleVector c = unit.lanewise(VectorOperators.AND, sign).reinterpretAsDoubles();
        DoubleVector sum = c.add(h);
        DoubleVector error = h.sub(sum.sub(c)).add(low);
        DoubleVector y = sum.add(error).sub(c);

        DoubleVector firstHalf = n.fma(HALF, SHIFT);
        DoubleVector secondHalf = n.sub(firstHalf.sub(SHIFT)).add(SHIFT);
        return y.mul(firstHalf.reinterpretAsLongs().lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                        .reinterpretAsDoubles())
                .mul(secondHalf.reinterpretAsLongs().lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS)
                        .reinterpretAsDoubles());
    }

    private static DoubleVector low(DoubleVector n, DoubleVector rh, DoubleVector r, DoubleVector h) {
        DoubleVector p = P9.fma(r, P8).fma(r, P7).fma(r, P6).fma(r, P5).fma(r, P4).fma(r, P3).fma(r, P2).fma(r, P1)
                .fma(r, P0);
        DoubleVector r2 = r.mul(r);
        DoubleVector l = rh.sub(h.sub(ONE));
        DoubleVector t = n.fma(MINUS_LN2_LO, l);
        return r2.fma(p, t);
    }
}

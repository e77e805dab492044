package org.bilane.kernel.exp;

import static org.bilane.kernel.arith.Fma.fma;

import org.bilane.kernel.arith.Fma;

/**
 * A base to the power of one double: {@link ScalarExp} for any base, with the constants of a row. For the base e it
 * has the bits of {@link ScalarExp}.
 *
 * <dl>
 *   <dt>Range</dt>
 *   <dd>{@link #full} takes every double; {@link #bounded} takes [{@link ExpBase#boundedMin},
 *       {@link ExpBase#boundedMax}].</dd>
 *   <dt>Error</dt>
 *   <dd>for 2 below 0.63 ulp with FMA instructions and 0.67 ulp without, for 10 below 0.74 and 0.78 ulp; subnormal
 *       results included (their ulp is 2^-1074). {@code docs/numerics.md} derives the bounds.</dd>
 *   <dt>Exact results</dt>
 *   <dd>2 to the power of an integer, and 10 to the power of an integer from 0 to 22.</dd>
 *   <dt>Special values, same bits</dt>
 *   <dd>as those of {@link ScalarExp}.</dd>
 * </dl>
 *
 * <p>The order of the operations is part of the contract: code that repeats them lane by lane must get the same bits.
 */
public final class ScalarPower {
    private ScalarPower() {
    }

    /**
     * A power whose exponent is bounded.
     *
     * @param base the base
     * @param x the exponent, in [{@link ExpBase#boundedMin}, {@link ExpBase#boundedMax}] or NaN; outside the result is
     *     unspecified
     * @return the base to the power of {@code x}, a normal number; NaN for NaN
     */
    public static double bounded(ExpBase base, double x) {
        double k = fma(x, base.log2, ExpBase.SHIFT);
        double n = k - ExpBase.SHIFT;
        double sh = fma(n, -base.stepHi, x);
        double s = fma(n, -base.stepLo, sh);
        double h = fma(sh, base.slope, 1);
        double y = h + low(base, n, sh, s, h);
        return y * ScalarExp.powerOfTwo(k);
    }

    /**
     * Any power.
     *
     * @param base the base
     * @param x the exponent
     * @return the base to the power of {@code x}
     */
    public static double full(ExpBase base, double x) {
        double clamped = Math.min(Math.max(x, base.fullMin), base.fullMax);
        double k = fma(clamped, base.log2, ExpBase.SHIFT);
        double n = k - ExpBase.SHIFT;
        double sh = fma(n, -base.stepHi, clamped);
        double s = fma(n, -base.stepLo, sh);
        double h = fma(sh, base.slope, 1);
        double low = low(base, n, sh, s, h);

        // As in ScalarExp: a subnormal result is rounded once and where it belongs.
        boolean subnormal = n < Double.MIN_EXPONENT || (n == Double.MIN_EXPONENT && s < 0);
        double c = subnormal ? ScalarExp.powerOfTwo((Double.MIN_EXPONENT - n) + ExpBase.SHIFT) : 0;
        double sum = c + h;
        double error = (h - (sum - c)) + low;
        double y = (sum + error) - c;

        double firstHalf = fma(n, 0.5, ExpBase.SHIFT);
        double secondHalf = (n - (firstHalf - ExpBase.SHIFT)) + ExpBase.SHIFT;
        return y * ScalarExp.powerOfTwo(firstHalf) * ScalarExp.powerOfTwo(secondHalf);
    }

    /** The base to the power of s, minus {@code h}. */
    private static double low(ExpBase base, double n, double sh, double s, double h) {
        double p = base.p9;
        p = fma(p, s, base.p8);
        p = fma(p, s, base.p7);
        p = fma(p, s, base.p6);
        p = fma(p, s, base.p5);
        p = fma(p, s, base.p4);
        p = fma(p, s, base.p3);
        p = fma(p, s, base.p2);
        p = fma(p, s, base.p1);
        p = fma(p, s, base.p0);
        double s2 = s * s;
        double t = fma(n, -base.rest, leftOf(sh, base.slope, h));
        return fma(s2, p, t);
    }

    /** What {@code h} leaves of 1 + {@code sh} * {@code slope}. Without FMA, {@code h} is a rounded product plus 1. */
    private static double leftOf(double sh, double slope, double h) {
        if (Fma.HARDWARE) {
            return Math.fma(sh, slope, 1 - h);
        }
        double product = sh * slope;
        return (product - (h - 1)) + Fma.lost(sh, slope, product);
    }
}

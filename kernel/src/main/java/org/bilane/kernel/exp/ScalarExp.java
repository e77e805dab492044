package org.bilane.kernel.exp;

import static org.bilane.kernel.arith.Fma.fma;
import static org.bilane.kernel.exp.ExpConstants.FULL_MAX;
import static org.bilane.kernel.exp.ExpConstants.FULL_MIN;
import static org.bilane.kernel.exp.ExpConstants.LN2_HI;
import static org.bilane.kernel.exp.ExpConstants.LN2_LO;
import static org.bilane.kernel.exp.ExpConstants.LOG2E;
import static org.bilane.kernel.exp.ExpConstants.P0;
import static org.bilane.kernel.exp.ExpConstants.P1;
import static org.bilane.kernel.exp.ExpConstants.P2;
import static org.bilane.kernel.exp.ExpConstants.P3;
import static org.bilane.kernel.exp.ExpConstants.P4;
import static org.bilane.kernel.exp.ExpConstants.P5;
import static org.bilane.kernel.exp.ExpConstants.P6;
import static org.bilane.kernel.exp.ExpConstants.P7;
import static org.bilane.kernel.exp.ExpConstants.P8;
import static org.bilane.kernel.exp.ExpConstants.P9;
import static org.bilane.kernel.exp.ExpConstants.SHIFT;

/**
 * The exponential function of one double.
 *
 * <dl>
 *   <dt>Range</dt>
 *   <dd>{@link #full} takes every double; {@link #bounded} takes [{@link ExpConstants#BOUNDED_MIN},
 *       {@link ExpConstants#BOUNDED_MAX}].</dd>
 *   <dt>Error</dt>
 *   <dd>below 0.70 ulp with FMA instructions, below 0.74 ulp without, subnormal results included (their ulp
 *       is 2^-1074). {@code docs/numerics.md} derives both bounds.</dd>
 *   <dt>Special values</dt>
 *   <dd>exp(+0) = exp(-0) = 1 exactly; exp(+infinity) = +infinity; exp(-infinity) = +0; NaN gives a NaN. A
 *       result beyond the greatest double is +infinity, one that rounds to less than 2^-1074 is +0.</dd>
 *   <dt>Same bits</dt>
 *   <dd>{@link #bounded} and {@link #full} give the same bits where both are defined. The bits depend on
 *       {@link org.bilane.kernel.arith.Fma#HARDWARE} and on nothing else.</dd>
 * </dl>
 *
 * <p>Not promised: correct rounding, and monotonicity.
 *
 * <p>The order of the operations is part of the contract: code that repeats them lane by lane must get the
 * same bits.
 */
public final class ScalarExp {
    private static final int SIGNIFICAND_BITS = 52;

    private ScalarExp() {
    }

    /**
     * The exponential function of a bounded argument.
     *
     * @param x the argument, in [{@link ExpConstants#BOUNDED_MIN}, {@link ExpConstants#BOUNDED_MAX}] or NaN;
     *     outside the result is unspecified
     * @return e to the power of {@code x}, a normal number; NaN for NaN
     */
    public static double bounded(double x) {
        double k = fma(x, LOG2E, SHIFT);
        double n = k - SHIFT;
        double rh = fma(n, -LN2_HI, x);
        double r = fma(n, -LN2_LO, rh);
        double h = 1 + rh;
        double y = h + low(n, rh, r, h);
        return y * powerOfTwo(k);
    }

    /**
     * The exponential function of any argument.
     *
     * @param x the argument
     * @return e to the power of {@code x}
     */
    public static double full(double x) {
        double clamped = Math.min(Math.max(x, FULL_MIN), FULL_MAX);
        double k = fma(clamped, LOG2E, SHIFT);
        double n = k - SHIFT;
        double rh = fma(n, -LN2_HI, clamped);
        double r = fma(n, -LN2_LO, rh);
        double h = 1 + rh;
        double low = low(n, rh, r, h);

        // Adding c, whose ulp becomes 2^-1074 when scaled, rounds a subnormal result once and where it
        // belongs; scaling is exact then. The sign of r tells on which side of 2^-1022 the result lies, which
        // h, 2^-34 off, does not.
        boolean subnormal = n < Double.MIN_EXPONENT || (n == Double.MIN_EXPONENT && r < 0);
        double c = subnormal ? powerOfTwo((Double.MIN_EXPONENT - n) + SHIFT) : 0;
        double sum = c + h;
        double error = (h - (sum - c)) + low;
        double y = (sum + error) - c;

        // 2^n itself need not be a double; its halves are.
        double firstHalf = fma(n, 0.5, SHIFT);
        double secondHalf = (n - (firstHalf - SHIFT)) + SHIFT;
        return y * powerOfTwo(firstHalf) * powerOfTwo(secondHalf);
    }

    /** exp(r) minus {@code h}, where r = {@code rh} - {@code n} * LN2_LO and {@code h} = 1 + {@code rh}. */
    private static double low(double n, double rh, double r, double h) {
        double p = P9;
        p = fma(p, r, P8);
        p = fma(p, r, P7);
        p = fma(p, r, P6);
        p = fma(p, r, P5);
        p = fma(p, r, P4);
        p = fma(p, r, P3);
        p = fma(p, r, P2);
        p = fma(p, r, P1);
        p = fma(p, r, P0);
        double r2 = r * r;
        double l = rh - (h - 1);
        double t = fma(n, -LN2_LO, l);
        return fma(r2, p, t);
    }

    /** 2 to the power of {@code shifted} - SHIFT, an integer in [-1022, 1023]; any double for a NaN. */
    static double powerOfTwo(double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << SIGNIFICAND_BITS);
    }
}

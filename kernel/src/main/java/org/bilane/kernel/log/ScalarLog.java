package org.bilane.kernel.log;

import static org.bilane.kernel.arith.Fma.fma;
import static org.bilane.kernel.log.LogCoefficients.C0;
import static org.bilane.kernel.log.LogCoefficients.C1;
import static org.bilane.kernel.log.LogCoefficients.C2;
import static org.bilane.kernel.log.LogCoefficients.C3;
import static org.bilane.kernel.log.LogCoefficients.C4;
import static org.bilane.kernel.log.LogCoefficients.C5;
import static org.bilane.kernel.log.LogCoefficients.C6;

import org.bilane.kernel.arith.Fma;

/**
 * The logarithm of one double to any of the bases.
 *
 * <dl>
 *   <dt>Error</dt>
 *   <dd>below 0.9 ulp, with FMA instructions and without; {@code docs/numerics.md} derives it.</dd>
 *   <dt>Exact results</dt>
 *   <dd>of 1; to base 2 of powers of two; to base 10 of the powers of ten up to 10^22.</dd>
 *   <dt>Special values</dt>
 *   <dd>zero of either sign gives -infinity, a negative number NaN, +infinity +infinity, NaN a NaN. Subnormal numbers
 *       are like any others.</dd>
 *   <dt>Same bits</dt>
 *   <dd>The bits depend on {@link Fma#HARDWARE} and on nothing else.</dd>
 * </dl>
 *
 * <p>The order of the operations is part of the contract: code that repeats them lane by lane must get the same bits.
 */
public final class ScalarLog {
    /** The exponent of a number is that of its quotient by sqrt(1/2), whose bits these are. */
    public static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;
    /** 1023 in the place of an exponent. */
    public static final long ONE = 1023L << 52;
    /** The significand's bits. */
    public static final long SIGNIFICAND = (1L << 52) - 1;
    /** 2^52 as bits: a number below 2^52 in its significand makes it greater by that number. */
    public static final long TWO_52 = 0x4330000000000000L;
    /** 2^52 + 1023. */
    public static final double TWO_52_AND_BIAS = 0x1p52 + 1023;

    private ScalarLog() {
    }

    /**
     * The logarithm of any double.
     *
     * @param base the base
     * @param x the number
     * @return its logarithm
     */
    public static double of(LogBase base, double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            return ofNormal(base, x, 0);
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return ofNormal(base, x * 0x1p54, -54);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    private static double ofNormal(LogBase base, double x, int exponent) {
        long bits = Double.doubleToRawLongBits(x);
        long shifted = bits - SQRT_HALF + ONE;
        double k = Double.longBitsToDouble(shifted >>> 52 | TWO_52) - TWO_52_AND_BIAS + exponent;
        double m = Double.longBitsToDouble(bits - (shifted & ~SIGNIFICAND) + ONE);

        // log m = f - f^2/2 + s (f^2/2 + z R(z)), in two parts.
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        double r = C6;
        r = fma(r, z, C5);
        r = fma(r, z, C4);
        r = fma(r, z, C3);
        r = fma(r, z, C2);
        r = fma(r, z, C1);
        r = fma(r, z, C0);
        double half = 0.5 * f;
        double square = half * f;
        double high = f - square;
        double low = fma(s, fma(r, z, square), ((f - high) - square) - Fma.lost(half, f, square));

        // To the base, with k steps.
        double product = high * base.inverseHi;
        double rest = fma(high, base.inverseLo, fma(low, base.inverseHi, k * base.stepLo))
                + Fma.lost(high, base.inverseHi, product);
        double steps = k * base.stepHi;
        double sum = steps + product;
        return sum + ((product - (sum - steps)) + rest);
    }
}

package org.bilane.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The exponential function, and powers of whole numbers, to 50 significant digits, to judge others by.
 *
 * <p>Binary fixed-point numbers with {@value #FRACTION_BITS} fraction bits: exp(x) = 2^n * exp(r) with
 * |r| &lt; 0.4, exp(r) by Taylor's series of r / 2^8 and eight squarings. The truncations in ln 2, less than
 * 2^-216, are multiplied by |n| &lt; 2^12; those in the series, less than 2^-219, by 2^8. The relative error
 * is therefore below 2^-200. Some microseconds per call. Thread-safe.
 */
public final class PreciseExp {
    private static final int FRACTION_BITS = 224;
    private static final int SQUARINGS = 8;
    private static final int LAST_TERM = 22;
    private static final int MAX_ARGUMENT = 2000;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(FRACTION_BITS);
    private static final BigInteger LN2 = twiceArtanhOfReciprocal(3);

    private static final int MIN_ULP_EXPONENT = -1074;
    private static final int OVERFLOW_EXPONENT = 1024;
    /** Fraction bits of a distance in ulp, far more than a double error needs. */
    private static final int ULP_FRACTION_BITS = 64;

    private PreciseExp() {
    }

    /** The number {@code significand} * 2^{@code exponent}. */
    private record Binary(BigInteger significand, int exponent) {
        /** This number in units of 2^{@code unitExponent}, rounded down to an integer. */
        BigInteger inUnitsOf(int unitExponent) {
            return significand.shiftLeft(exponent - unitExponent);
        }

        static Binary of(double x) {
            long bits = Double.doubleToRawLongBits(x);
            int field = (int) (bits >>> 52) & 0x7ff;
            long fraction = bits & 0xf_ffff_ffff_ffffL;
            long significand = field == 0 ? fraction : fraction | 1L << 52;
            BigInteger signed = BigInteger.valueOf(bits < 0 ? -significand : significand);
            return new Binary(signed, Math.max(field, 1) - 1075);
        }
    }

    /**
     * The exponential function.
     *
     * @param x the argument, at most 2000 in magnitude
     * @return e to the power of {@code x}, to 50 significant digits
     * @throws IllegalArgumentException if {@code x} is greater in magnitude
     */
    public static BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(MAX_ARGUMENT)) > 0) {
            throw new IllegalArgumentException("x is " + x + ", must be in [-2000, 2000]");
        }
        Binary power = exp(x.multiply(new BigDecimal(ONE)).toBigInteger());
        BigDecimal scale = BigDecimal.TWO.pow(power.exponent, new MathContext(60));
        return new BigDecimal(power.significand).multiply(scale, new MathContext(50));
    }

    /**
     * The distance of a result from the true value of exp.
     *
     * <p>The unit is the ulp of the true value v: 2^(floor(log2 v) - 52), at least 2^-1074. Infinity counts
     * as 2^1024, and is exact for true values from there on.
     *
     * @param x the argument, not NaN
     * @param result what was computed for exp({@code x})
     * @return the distance in ulp; NaN if {@code result} is NaN
     * @throws IllegalArgumentException if {@code x} is NaN
     */
    public static double ulpError(double x, double result) {
        return ulpError(ONE, x, result);
    }

    /**
     * The distance of a result from the true value of a power, as {@link #ulpError(double, double)} measures it.
     *
     * @param base 2 or 10
     * @param x the exponent, not NaN
     * @param result what was computed for the base to the power of {@code x}
     * @return the distance in ulp; NaN if {@code result} is NaN
     * @throws IllegalArgumentException if {@code x} is NaN, or the base another
     */
    public static double ulpErrorOfPower(int base, double x, double result) {
        return ulpError(naturalLogarithm(base), x, result);
    }

    /**
     * A power.
     *
     * @param base 2 or 10
     * @param x the exponent, at most 800 in magnitude
     * @return the base to the power of {@code x}, to 50 significant digits
     * @throws IllegalArgumentException if {@code x} is greater in magnitude, or the base another
     */
    public static BigDecimal power(int base, BigDecimal x) {
        return exp(x.multiply(new BigDecimal(naturalLogarithm(base)))
                .divide(new BigDecimal(ONE), new MathContext(70)));
    }

    /** ln 10 = 3 ln 2 + 2 artanh(1/9), since 10 = 2^3 * 5/4. */
    private static BigInteger naturalLogarithm(int base) {
        return switch (base) {
            case 2 -> LN2;
            case 10 -> LN2.multiply(BigInteger.valueOf(3)).add(twiceArtanhOfReciprocal(9));
            default -> throw new IllegalArgumentException("base is " + base + ", must be 2 or 10");
        };
    }

    private static double ulpError(BigInteger logarithmOfBase, double x, double result) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x is NaN, must be a number");
        }
        if (Double.isNaN(result)) {
            return Double.NaN;
        }
        // Far beyond overflow and underflow every argument gives the same error.
        double argument = Math.clamp(x, -MAX_ARGUMENT, MAX_ARGUMENT);
        Binary exact = exp(times(Binary.of(argument).inUnitsOf(-FRACTION_BITS), logarithmOfBase));
        int log2 = exact.exponent + exact.significand.bitLength() - 1;
        if (Double.isInfinite(result) && result > 0 && log2 >= OVERFLOW_EXPONENT) {
            return 0;
        }
        Binary computed = Double.isInfinite(result)
                ? new Binary(BigInteger.valueOf(result > 0 ? 1 : -1), OVERFLOW_EXPONENT)
                : Binary.of(result);
        int unit = Math.max(log2 - 52, MIN_ULP_EXPONENT) - ULP_FRACTION_BITS;
        BigInteger distance = computed.inUnitsOf(unit).subtract(exact.inUnitsOf(unit)).abs();
        return Math.scalb(distance.doubleValue(), -ULP_FRACTION_BITS);
    }

    private static Binary exp(BigInteger x) {
        // Any n near the quotient will do, it only has to keep r small.
        int n = (int) Math.rint(x.doubleValue() / LN2.doubleValue());
        BigInteger s = x.subtract(LN2.multiply(BigInteger.valueOf(n))).shiftRight(SQUARINGS);
        BigInteger sum = ONE;
        for (int k = LAST_TERM; k >= 1; k--) {
            sum = ONE.add(times(sum, s).divide(BigInteger.valueOf(k)));
        }
        for (int i = 0; i < SQUARINGS; i++) {
            sum = times(sum, sum);
        }
        return new Binary(sum, n - FRACTION_BITS);
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(FRACTION_BITS);
    }

    /** 2 artanh(1/d), the sum of 2 / ((2k + 1) d^(2k + 1)): ln 2 for d = 3. */
    private static BigInteger twiceArtanhOfReciprocal(int d) {
        BigInteger square = BigInteger.valueOf((long) d * d);
        BigInteger power = ONE.shiftLeft(1).divide(BigInteger.valueOf(d));
        BigInteger sum = BigInteger.ZERO;
        for (long odd = 1; power.signum() > 0; odd += 2) {
            sum = sum.add(power.divide(BigInteger.valueOf(odd)));
            power = power.divide(square);
        }
        return sum;
    }
}

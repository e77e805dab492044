package org.bilane.harness.verify;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The error of a computed exp by double-double arithmetic: some hundred times as fast as
 * {@link org.bilane.reference.PreciseExp}, and precise enough to decide nearly every case.
 *
 * <p>exp(x) = 2^n exp(r) with |r| &lt; 0.35 and exp(r) by Taylor's polynomial of degree {@value #DEGREE}, with u =
 * 2^-53. The truncation is below 2^-113. n times the three parts of ln 2 gives r to within 2^-122 + 12 u^2 |r|. In
 * Horner's scheme p(k) = 1/k! + r p(k+1) the product is at most 0.2 p(k) for k &gt; 0 and at most 0.42 p(0), so the
 * relative errors of p(k), k &gt; 0, stay below (4 + 1.2 + 0.2 (7 + 12)) u^2 / (1 - 0.2) &lt; 12 u^2, and that of
 * exp(r) below (4 + 0.42 (7 + 12 + 12)) u^2 &lt; 18 u^2 &lt; {@code 2^-101}. In ulp of a double that is 2^-48; the
 * subtractions that make an error below 2 ulp of it round by less than 2^-50 more.
 */
final class DoubleDoubleExp {
    /** How far {@link #ulpError} may be off where it is below 2, in ulp; twice what is proved above. */
    static final double UNCERTAINTY = 0x1p-46;

    private static final int DEGREE = 24;
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009");
    /** So few bits that the product with an n of 11 bits is exact. */
    private static final double LN2_HIGH = upperBits(LN2);
    private static final double LN2_MIDDLE = upperBits(LN2.subtract(new BigDecimal(LN2_HIGH)));
    private static final double LN2_LOW =
            LN2.subtract(new BigDecimal(LN2_HIGH)).subtract(new BigDecimal(LN2_MIDDLE)).doubleValue();
    private static final DoubleDouble[] COEFFICIENTS = coefficients();

    private static final int FRACTION_BITS = 52;
    private static final int LEAST_ULP_EXPONENT = -1074;
    private static final int OVERFLOW_EXPONENT = 1024;
    /** Beyond these bounds the true value is nothing beside 2^-1074, or more than infinity counts as. */
    private static final double LEAST_ARGUMENT = -800;
    private static final double GREATEST_ARGUMENT = 720;

    private DoubleDoubleExp() {
    }

    /**
     * The distance of a result from the true value of exp, in ulp of the true value as
     * {@link org.bilane.reference.PreciseExp#ulpError} counts it: 2^(floor(log2 v) - 52), at least 2^-1074; infinity
     * counts as 2^1024, and is exact from there on.
     *
     * @param x the argument, not NaN
     * @param result what was computed for exp({@code x})
     * @return the distance; below 2 it is off by less than {@link #UNCERTAINTY}; NaN if {@code result} is NaN
     */
    static double ulpError(double x, double result) {
        double argument = Math.clamp(x, LEAST_ARGUMENT, GREATEST_ARGUMENT);
        double n = Math.rint(argument / LN2_HIGH);
        DoubleDouble power = taylor(reduced(argument, n));

        boolean belowOne = power.high() < 1 || (power.high() == 1 && power.low() < 0);
        int exponent = (int) n - (belowOne ? 1 : 0);
        if (result == Double.POSITIVE_INFINITY && exponent >= OVERFLOW_EXPONENT) {
            return 0;
        }
        int ulpExponent = Math.max(exponent - FRACTION_BITS, LEAST_ULP_EXPONENT);
        int scale = (int) n - ulpExponent;
        double computed = Double.isInfinite(result)
                ? Math.copySign(Math.scalb(1.0, OVERFLOW_EXPONENT - ulpExponent), result)
                : Math.scalb(result, -ulpExponent);
        return Math.abs((computed - Math.scalb(power.high(), scale)) - Math.scalb(power.low(), scale));
    }

    private static DoubleDouble reduced(double x, double n) {
        return DoubleDouble.sum(x, -n * LN2_HIGH)
                .plus(new DoubleDouble(-n * LN2_MIDDLE, 0))
                .plus(new DoubleDouble(-n * LN2_LOW, 0));
    }

    private static DoubleDouble taylor(DoubleDouble r) {
        DoubleDouble sum = COEFFICIENTS[DEGREE];
        for (int k = DEGREE - 1; k >= 0; k--) {
            sum = COEFFICIENTS[k].plus(sum.times(r));
        }
        return sum;
    }

    /** The upper 40 bits, cut off. */
    private static double upperBits(BigDecimal value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value.doubleValue()) & -1L << 13);
    }

    /** 1/k!. */
    private static DoubleDouble[] coefficients() {
        DoubleDouble[] coefficients = new DoubleDouble[DEGREE + 1];
        BigDecimal factorial = BigDecimal.ONE;
        for (int k = 0; k <= DEGREE; k++) {
            factorial = factorial.multiply(BigDecimal.valueOf(Math.max(k, 1)));
            coefficients[k] = DoubleDouble.of(BigDecimal.ONE.divide(factorial, DIGITS));
        }
        return coefficients;
    }
}

package org.bilane.harness.verify;

import java.math.BigDecimal;

/**
 * A number of some 106 bits: the unevaluated sum of two doubles, the second at most half an ulp of the first.
 *
 * <p>With u = 2^-53, a sum has a relative error below 4 u^2 and a product below 7 u^2 where nothing underflows
 * (M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic building blocks of double-word
 * arithmetic", ACM Transactions on Mathematical Software 44(2), 2017: algorithms 6 and 10). Products are made exact
 * by splitting and not by fma, which takes microseconds where the CPU has none. Factors must be below 2^990. The exact
 * sum of two doubles is written here once more, as what verifies the kernel must not use it.
 *
 * @param high the number rounded to a double
 * @param low the rest
 */
record DoubleDouble(double high, double low) {
    private static final double SPLITTER = 0x1p27 + 1;

    /**
     * The nearest of these numbers, to within u^2.
     *
     * @param exact any number in the range of doubles
     * @return the number
     */
    static DoubleDouble of(BigDecimal exact) {
        double high = exact.doubleValue();
        return new DoubleDouble(high, exact.subtract(new BigDecimal(high)).doubleValue());
    }

    /**
     * The exact sum of two doubles.
     *
     * @param a any double
     * @param b any double
     * @return their sum
     */
    static DoubleDouble sum(double a, double b) {
        double high = a + b;
        double bRounded = high - a;
        double aRounded = high - bRounded;
        return new DoubleDouble(high, (a - aRounded) + (b - bRounded));
    }

    /**
     * The exact product of two doubles.
     *
     * @param a any double
     * @param b any double
     * @return their product
     */
    static DoubleDouble product(double a, double b) {
        double high = a * b;
        double aHigh = upperHalf(a);
        double aLow = a - aHigh;
        double bHigh = upperHalf(b);
        double bLow = b - bHigh;
        return new DoubleDouble(high, ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow);
    }

    /**
     * The sum.
     *
     * @param other what is added
     * @return the sum, relative error below 4 u^2
     */
    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble highs = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble upper = orderedSum(highs.high, highs.low + lows.high);
        return orderedSum(upper.high, lows.low + upper.low);
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return the product, relative error below 7 u^2
     */
    DoubleDouble times(DoubleDouble other) {
        DoubleDouble highs = product(high, other.high);
        double mixed = high * other.low + low * other.high;
        return orderedSum(highs.high, highs.low + mixed);
    }

    /** The exact sum of two doubles, the first of which has not the lesser exponent. */
    private static DoubleDouble orderedSum(double a, double b) {
        double high = a + b;
        return new DoubleDouble(high, b - (high - a));
    }

    /** The upper 26 bits of a double, rounded. */
    private static double upperHalf(double a) {
        double scaled = SPLITTER * a;
        return scaled - (scaled - a);
    }
}

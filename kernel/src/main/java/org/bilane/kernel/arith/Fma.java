package org.bilane.kernel.arith;

/**
 * Multiply and add: fused where the hardware fuses, two roundings elsewhere.
 *
 * <p>{@link Math#fma(double, double, double)} promises one rounding everywhere and keeps the promise with
 * {@link java.math.BigDecimal} where the JVM has no FMA instruction, hundreds of times slower. Code that is
 * accurate enough either way asks this class instead. One JVM always gives the same answer: interpreter and
 * compilers follow the same flag.
 *
 * <p>Initialising this class asks the JVM for one flag, which loads the management classes: about 25 ms, once.
 */
public final class Fma {
    /** Whether the JVM uses FMA instructions (its option {@code UseFMA}); false if it does not say. */
    public static final boolean HARDWARE = Boolean.parseBoolean(VmFlag.value("UseFMA", "false"));

    /** Splits a double into two of 26 bits. */
    private static final double SPLIT = 0x1p27 + 1;

    private Fma() {
    }

    /**
     * Multiplies and adds.
     *
     * @param a the first factor
     * @param b the second factor
     * @param c the summand
     * @return {@code a * b + c}, rounded once if {@link #HARDWARE}, else after each operation
     */
    public static double fma(double a, double b, double c) {
        return HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /**
     * What rounding a product loses, exactly, unless something underflows or overflows. Without FMA instructions this
     * is Dekker's product of halves (Veltkamp's splitting).
     *
     * @param a the first factor
     * @param b the second factor
     * @param product {@code a * b}, rounded
     * @return {@code a * b - product}
     */
    public static double lost(double a, double b, double product) {
        return HARDWARE ? Math.fma(a, b, -product) : lostByHalves(a, b, product);
    }

    private static double lostByHalves(double a, double b, double product) {
        double aHigh = upperHalf(a);
        double bHigh = upperHalf(b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }

    private static double upperHalf(double x) {
        double scaled = x * SPLIT;
        return scaled - (scaled - x);
    }
}

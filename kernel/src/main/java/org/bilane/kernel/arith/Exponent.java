package org.bilane.kernel.arith;

/** The binary exponent of a number, subnormal ones too: {@link Math#getExponent} has one and the same for all these. */
public final class Exponent {
    /**
     * The least magnitude of a slope along a coordinate, and of the factor that makes one of a slope along a fraction,
     * that is multiplied as it is. From here to {@link #GREATEST_FACTOR} the product of either with the logarithm of a
     * base loses no digit to underflow and does not overflow, so that a power that comes last rounds once. A factor in
     * this range tells nothing of its product with a slope.
     */
    public static final double LEAST_FACTOR = 0x1p-900;
    /** The greatest such magnitude. */
    public static final double GREATEST_FACTOR = 0x1p900;

    private static final int SHIFT = 54;

    private Exponent() {
    }

    /**
     * The exponent.
     *
     * @param x any number
     * @return e such that the number divided by 2^e lies in [1, 2), or (-2, -1]; 0 for 0, NaN and infinities
     */
    public static int of(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return 0;
        }
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - SHIFT : Math.getExponent(x);
    }
}

package org.bilane.kernel.arith;

/** The binary exponent of a number, subnormal ones too: {@link Math#getExponent} has one and the same for all these. */
public final class Exponent {
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

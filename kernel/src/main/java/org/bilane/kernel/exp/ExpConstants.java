package org.bilane.kernel.exp;

/**
 * Constants of the exponential function.
 *
 * <p>All but the ranges are computed by {@code kernel/src/generator/exp_constants.py}, which needs Python 3
 * alone. {@code python3 kernel/src/generator/exp_constants.py} prints them and a proven bound of the
 * polynomial's error; with {@code --check} it compares them with this file.
 */
public final class ExpConstants {
    /** Least argument of the bounded form: every result from here on is a normal number. */
    public static final double BOUNDED_MIN = -708;
    /** Greatest argument of the bounded form: the result, and the power of two that scales it, are finite. */
    public static final double BOUNDED_MAX = 709;
    /** Arguments below have the same result as this one, 0. */
    public static final double FULL_MIN = -750;
    /** Arguments above have the same result as this one, infinity. */
    public static final double FULL_MAX = 710;

    /** The binary logarithm of e. */
    public static final double LOG2E = 0x1.71547652b82fep+0;
    /**
     * 1.5 * 2^52 + 1023: adding it rounds to an integer n and leaves n + 1023, the exponent field of 2^n, in
     * the lowest bits of the sum.
     */
    public static final double SHIFT = 0x1.80000000003ffp+52;
    /** The upper 42 bits of ln 2: an integer of 11 bits times it is exact. */
    public static final double LN2_HI = 0x1.62e42fefa3800p-1;
    /** ln 2 minus {@link #LN2_HI}. */
    public static final double LN2_LO = 0x1.ef35793c76730p-45;

    /** Coefficient of r^0 in the polynomial that approximates (exp(r) - 1 - r) / r^2. */
    public static final double P0 = 0x1.0000000000007p-1;
    /** Coefficient of r^1. */
    public static final double P1 = 0x1.55555555554d2p-3;
    /** Coefficient of r^2. */
    public static final double P2 = 0x1.555555555130ep-5;
    /** Coefficient of r^3. */
    public static final double P3 = 0x1.1111111130ae4p-7;
    /** Coefficient of r^4. */
    public static final double P4 = 0x1.6c16c1825a8c7p-10;
    /** Coefficient of r^5. */
    public static final double P5 = 0x1.a01a00fe0d80cp-13;
    /** Coefficient of r^6. */
    public static final double P6 = 0x1.a0199e1db183fp-16;
    /** Coefficient of r^7. */
    public static final double P7 = 0x1.71df8121345c1p-19;
    /** Coefficient of r^8. */
    public static final double P8 = 0x1.28aa38abf1fcbp-22;
    /** Coefficient of r^9. */
    public static final double P9 = 0x1.acf716e3b380dp-26;

    private ExpConstants() {
    }
}

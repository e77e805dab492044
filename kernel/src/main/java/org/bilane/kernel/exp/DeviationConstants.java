package org.bilane.kernel.exp;

/**
 * Constants of {@link DeviationExp}.
 *
 * <p>All are computed by {@code kernel/src/generator/deviation_constants.py}, which needs Python 3 alone. {@code
 * python3 kernel/src/generator/deviation_constants.py} prints them and proven bounds of the polynomials' errors; with
 * {@code --check} it compares them with this file.
 */
public final class DeviationConstants {
    /** The largest deviation of the polynomial of degree 8. */
    public static final double REACH_8 = 0x1.d000000000000p-4;
    /** Coefficient of t^1 in the polynomial of degree 8. */
    public static final double P8_1 = 0x1.fffffffffffe9p-1;
    /** Coefficient of t^2 in the polynomial of degree 8. */
    public static final double P8_2 = 0x1.0000000000024p-1;
    /** Coefficient of t^3 in the polynomial of degree 8. */
    public static final double P8_3 = 0x1.555555556ce22p-3;
    /** Coefficient of t^4 in the polynomial of degree 8. */
    public static final double P8_4 = 0x1.5555555510050p-5;
    /** Coefficient of t^5 in the polynomial of degree 8. */
    public static final double P8_5 = 0x1.11110f7091e00p-7;
    /** Coefficient of t^6 in the polynomial of degree 8. */
    public static final double P8_6 = 0x1.6c16c588a24cbp-10;
    /** Coefficient of t^7 in the polynomial of degree 8. */
    public static final double P8_7 = 0x1.a0448878e48a1p-13;
    /** Coefficient of t^8 in the polynomial of degree 8. */
    public static final double P8_8 = 0x1.a003be9feaf8dp-16;

    /** The largest deviation of the polynomial of degree 11. */
    public static final double REACH_11 = 0x1.0000000000000p-1;
    /** Coefficient of t^1 in the polynomial of degree 11. */
    public static final double P11_1 = 0x1.0000000000009p+0;
    /** Coefficient of t^2 in the polynomial of degree 11. */
    public static final double P11_2 = 0x1.00000000001a3p-1;
    /** Coefficient of t^3 in the polynomial of degree 11. */
    public static final double P11_3 = 0x1.5555555553c55p-3;
    /** Coefficient of t^4 in the polynomial of degree 11. */
    public static final double P11_4 = 0x1.55555554f5fc6p-5;
    /** Coefficient of t^5 in the polynomial of degree 11. */
    public static final double P11_5 = 0x1.111111135033ap-7;
    /** Coefficient of t^6 in the polynomial of degree 11. */
    public static final double P11_6 = 0x1.6c16c24bc5c6cp-10;
    /** Coefficient of t^7 in the polynomial of degree 11. */
    public static final double P11_7 = 0x1.a019fc95e4932p-13;
    /** Coefficient of t^8 in the polynomial of degree 11. */
    public static final double P11_8 = 0x1.a01839d812ff5p-16;
    /** Coefficient of t^9 in the polynomial of degree 11. */
    public static final double P11_9 = 0x1.71e2d52f1fe4fp-19;
    /** Coefficient of t^10 in the polynomial of degree 11. */
    public static final double P11_10 = 0x1.29890e008b627p-22;
    /** Coefficient of t^11 in the polynomial of degree 11. */
    public static final double P11_11 = 0x1.ac334acabe4d1p-26;

    private DeviationConstants() {
    }
}

package org.bilane.kernel.log;

/** The polynomial of the logarithms: computed like {@link LogConstants}. */
public final class LogCoefficients {
    /** Coefficient of z^0 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C0 = 0x1.5555555555592p-1;
    /** Coefficient of z^1 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C1 = 0x1.999999997ff1ap-2;
    /** Coefficient of z^2 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C2 = 0x1.24924941e141dp-2;
    /** Coefficient of z^3 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C3 = 0x1.c71c52145fcabp-3;
    /** Coefficient of z^4 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C4 = 0x1.74663ceb5a7c7p-3;
    /** Coefficient of z^5 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C5 = 0x1.39a1e8dcd8e23p-3;
    /** Coefficient of z^6 in the polynomial that approximates (log((1 + s) / (1 - s)) - 2 s) / s^3, z = s^2. */
    public static final double C6 = 0x1.2f03badb3eb83p-3;

    private LogCoefficients() {
    }
}

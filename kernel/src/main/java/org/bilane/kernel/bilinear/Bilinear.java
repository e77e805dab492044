package org.bilane.kernel.bilinear;

import static org.bilane.kernel.arith.Fma.fma;

/**
 * The bilinear formula in a regular cell: {@code z00 + b u + c v + d u v}, with differences of corners for b, c and d.
 *
 * <p>Where u = v = 0 it gives z00 exactly, and four equal corners make b, c and d zero; {@code docs/numerics.md}
 * derives its error. The order of the operations is part of the contract: code that repeats them lane by lane must
 * get the same bits.
 */
public final class Bilinear {
    private Bilinear() {
    }

    /**
     * Interpolates.
     *
     * @param z00 the corner at u = 0, v = 0
     * @param z01 the corner at u = 0, v = 1
     * @param z10 the corner at u = 1, v = 0
     * @param z11 the corner at u = 1, v = 1; all four finite and at most 2^1021 in size
     * @param u the fraction along x, in [0, 1), or NaN
     * @param v the fraction along y, in [0, 1), or NaN
     * @return the interpolated value; NaN if u or v is
     */
    public static double value(double z00, double z01, double z10, double z11, double u, double v) {
        double b = z10 - z00;
        double c = z01 - z00;
        double d = (z11 - z01) - b;
        return ofDifferences(z00, b, c, d, u, v);
    }

    /**
     * Interpolates with differences that are ready.
     *
     * @param a the value at u = 0, v = 0
     * @param b z10 - z00
     * @param c z01 - z00
     * @param d (z11 - z01) - b
     * @param u the fraction along x
     * @param v the fraction along y
     * @return a + b u + c v + d u v
     */
    public static double ofDifferences(double a, double b, double c, double d, double u, double v) {
        return fma(fma(d, v, b), u, fma(c, v, a));
    }

    /**
     * The slope along one of the fractions.
     *
     * @param z00 the corner at the near end of both
     * @param zAcross the corner at the far end of the other fraction
     * @param zAlong the corner at the far end of the fraction that the slope is along
     * @param z11 the corner at the far end of both; all four finite and at most 2^1021 in size
     * @param across the other fraction
     * @return b + d v along u; c + d u along v
     */
    public static double slope(double z00, double zAcross, double zAlong, double z11, double across) {
        double near = zAlong - z00;
        return fma((z11 - zAcross) - near, across, near);
    }
}

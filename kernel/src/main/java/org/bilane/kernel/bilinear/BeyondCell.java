package org.bilane.kernel.bilinear;

import static org.bilane.kernel.arith.Fma.fma;

import org.bilane.kernel.arith.Exponent;

/**
 * The bilinear formula of a cell beyond it, for any corners: with fractions below 0, 1 and above, or infinite. Weights
 * may then be negative, which changes the sign of an infinite corner.
 */
public final class BeyondCell {
    /** Corners up to the largest double are regular once multiplied by this. */
    private static final double SHRINK = 0x1p-3;

    private BeyondCell() {
    }

    /**
     * Goes on with a cell.
     *
     * @param z00 the corner at u = 0, v = 0
     * @param z01 the corner at u = 0, v = 1
     * @param z10 the corner at u = 1, v = 0
     * @param z11 the corner at u = 1, v = 1
     * @param u the fraction along x
     * @param v the fraction along y
     * @return the value of the formula; for infinite fractions its limit; NaN where there is none, or where a fraction
     *     or a corner that has a weight is NaN
     */
    public static double value(double z00, double z01, double z10, double z11, double u, double v) {
        if (Double.isNaN(u) || Double.isNaN(v)) {
            return Double.NaN;
        }
        // As in IrregularCell: a corner without a weight is replaced by its neighbour.
        double w01 = v == 0 ? z00 : z01;
        double w10 = u == 0 ? z00 : z10;
        double w11 = v == 0 ? w10 : u == 0 ? w01 : z11;
        return areFinite(z00, w01, w10, w11) ? ofFinite(z00, w01, w10, w11, u, v)
                : ofSpecial(z00, w01, w10, w11, u, v);
    }

    private static boolean areFinite(double z00, double z01, double z10, double z11) {
        return Double.isFinite(z00) && Double.isFinite(z01) && Double.isFinite(z10) && Double.isFinite(z11);
    }

    /** Of corners one of which is infinite or NaN: it decides, unless it has no weight. */
    private static double ofSpecial(double z00, double z01, double z10, double z11, double u, double v) {
        // Near corners have no weight at the far ends. Where all are finite this would give other bits.
        double near00 = u == 1 ? z10 : z00;
        double w01 = u == 1 ? z11 : z01;
        double w00 = v == 1 ? w01 : near00;
        double w10 = v == 1 ? z11 : z10;
        if (areFinite(w00, w01, w10, z11)) {
            return ofFinite(w00, w01, w10, z11, u, v);
        }
        // A weight itself may underflow, or be 0 times infinity.
        double nearX = Math.signum(1 - u);
        double nearY = Math.signum(1 - v);
        double farX = Math.signum(u);
        double farY = Math.signum(v);
        return special(w00, nearX * nearY) + special(w01, nearX * farY) + special(w10, farX * nearY)
                + special(z11, farX * farY);
    }

    /** What an infinite or NaN corner adds, by the sign of its weight; 0 for a finite one, or without weight. */
    private static double special(double z, double sign) {
        return Double.isFinite(z) || sign == 0 ? 0 : z * sign;
    }

    private static double ofFinite(double z00, double z01, double z10, double z11, double u, double v) {
        double largest = Math.max(Math.max(Math.abs(z00), Math.abs(z01)), Math.max(Math.abs(z10), Math.abs(z11)));
        double scale = largest > IrregularCell.LARGEST_REGULAR ? SHRINK : 1;
        double a = z00 * scale;
        double b = z10 * scale - a;
        double c = z01 * scale - a;
        double d = (z11 * scale - z01 * scale) - b;
        if (Double.isInfinite(u) || Double.isInfinite(v)) {
            return limit(a, b, c, d, u, v) / scale;
        }
        double value = Bilinear.ofDifferences(a, b, c, d, u, v);
        return (Double.isFinite(value) ? value : ofLarge(a, b, c, d, u, v)) / scale;
    }

    /** The formula where a part of it overflows, which the value need not. */
    private static double ofLarge(double a, double b, double c, double d, double u, double v) {
        // Of fractions below 1/4 no part overflows, as corners are up to 2^1021.
        int ofU = Math.max(0, Exponent.of(u) + 3);
        int ofV = Math.max(0, Exponent.of(v) + 3);
        double value = Bilinear.ofDifferences(Math.scalb(a, -ofU - ofV), Math.scalb(b, -ofV), Math.scalb(c, -ofU), d,
                Math.scalb(u, -ofU), Math.scalb(v, -ofV));
        return Math.scalb(value, ofU + ofV);
    }

    private static double limit(double a, double b, double c, double d, double u, double v) {
        if (Double.isInfinite(u) && Double.isInfinite(v)) {
            // The product of both outgrows either; without it, two opposite slopes have no limit.
            return d != 0 ? d * u * v : (b == 0 ? a : b * u) + (c == 0 ? 0 : c * v);
        }
        if (Double.isInfinite(u)) {
            double slope = slope(b, d, v);
            return slope == 0 ? fma(c, v, a) : slope * u;
        }
        double slope = slope(c, d, u);
        return slope == 0 ? fma(b, u, a) : slope * v;
    }

    /** The slope along one fraction at the other, or any number of its sign. */
    private static double slope(double near, double d, double across) {
        // The product may underflow.
        return near == 0 ? Math.signum(d) * Math.signum(across) : fma(d, across, near);
    }
}

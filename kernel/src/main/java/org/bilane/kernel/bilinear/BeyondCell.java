package org.bilane.kernel.bilinear;

import static org.bilane.kernel.arith.Fma.fma;

/**
 * The bilinear formula of a cell beyond it, for any corners: with fractions below 0, 1 and above, or infinite. Weights
 * may then be negative, which turns an infinite corner round.
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
        if (!(Double.isFinite(z00) && Double.isFinite(w01) && Double.isFinite(w10) && Double.isFinite(w11))) {
            return turned(z00, (1 - u) * (1 - v)) + turned(w01, (1 - u) * v) + turned(w10, u * (1 - v))
                    + turned(w11, u * v);
        }
        double largest = Math.max(Math.max(Math.abs(z00), Math.abs(w01)), Math.max(Math.abs(w10), Math.abs(w11)));
        double scale = largest > IrregularCell.LARGEST_REGULAR ? SHRINK : 1;
        double a = z00 * scale;
        double b = w10 * scale - a;
        double c = w01 * scale - a;
        double d = (w11 * scale - w01 * scale) - b;
        double value = Double.isInfinite(u) || Double.isInfinite(v) ? limit(a, b, c, d, u, v)
                : Bilinear.ofDifferences(a, b, c, d, u, v);
        return value / scale;
    }

    private static double limit(double a, double b, double c, double d, double u, double v) {
        if (Double.isInfinite(u) && Double.isInfinite(v)) {
            // The product of both outgrows either; without it, two opposite slopes have no limit.
            return d != 0 ? d * u * v : (b == 0 ? a : b * u) + (c == 0 ? 0 : c * v);
        }
        if (Double.isInfinite(u)) {
            double slope = fma(d, v, b);
            return slope == 0 ? fma(c, v, a) : slope * u;
        }
        double slope = fma(d, u, c);
        return slope == 0 ? fma(b, u, a) : slope * v;
    }

    /** What an infinite or NaN corner adds to the sum of corners times weights; 0 for a finite one. */
    private static double turned(double z, double weight) {
        return Double.isFinite(z) || weight == 0 ? 0 : z * weight;
    }
}

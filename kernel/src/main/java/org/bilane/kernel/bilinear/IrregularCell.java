package org.bilane.kernel.bilinear;

/**
 * The interpolated value in any cell: with corners that are NaN, infinite, or so large that their differences
 * overflow. Where the four corners are regular the result has the bits of {@link Bilinear}.
 */
public final class IrregularCell {
    /** The second difference of four corners up to this stays finite. */
    public static final double LARGEST_REGULAR = 0x1p1021;
    /** Corners up to the largest double are regular once multiplied by this. */
    private static final double SHRINK = 0x1p-3;

    private IrregularCell() {
    }

    /**
     * Interpolates, leaving out corners of weight zero.
     *
     * @param z00 the corner at u = 0, v = 0
     * @param z01 the corner at u = 0, v = 1
     * @param z10 the corner at u = 1, v = 0
     * @param z11 the corner at u = 1, v = 1
     * @param u the fraction along x, in [0, 1) and 0 only on a knot, or NaN
     * @param v the fraction along y, in [0, 1) and 0 only on a knot, or NaN
     * @return the interpolated value; NaN if u or v is, or if a corner that has a weight is, or if there are
     *     infinities of both signs among these; else the infinity among them, if there is one
     */
    public static double value(double z00, double z01, double z10, double z11, double u, double v) {
        if (Double.isNaN(u) || Double.isNaN(v)) {
            return Double.NaN;
        }
        // A corner without a weight is replaced by its neighbour, which leaves the formula as it is in one dimension.
        double w01 = v == 0 ? z00 : z01;
        double w10 = u == 0 ? z00 : z10;
        double w11 = v == 0 ? w10 : u == 0 ? w01 : z11;
        if (isRegular(z00) && isRegular(z01) && isRegular(z10) && isRegular(z11)) {
            return Bilinear.value(z00, z01, z10, z11, u, v);
        }
        // Shrinking costs subnormal digits, which a corner without a weight must not.
        if (isRegular(z00) && isRegular(w01) && isRegular(w10) && isRegular(w11)) {
            return Bilinear.value(z00, w01, w10, w11, u, v);
        }
        if (!(Double.isFinite(z00) && Double.isFinite(w01) && Double.isFinite(w10) && Double.isFinite(w11))) {
            // Only infinities and NaN decide; infinities of both signs add up to NaN.
            return infinityOrNaN(z00) + infinityOrNaN(w01) + infinityOrNaN(w10) + infinityOrNaN(w11);
        }
        if (u == 0 && v == 0) {
            return z00;
        }
        double shrunk = Bilinear.value(z00 * SHRINK, w01 * SHRINK, w10 * SHRINK, w11 * SHRINK, u, v) / SHRINK;
        // Beside the largest double, rounding up would be overflow.
        double least = Math.min(Math.min(z00, w01), Math.min(w10, w11));
        double greatest = Math.max(Math.max(z00, w01), Math.max(w10, w11));
        return Math.clamp(shrunk, least, greatest);
    }

    private static boolean isRegular(double z) {
        return Math.abs(z) <= LARGEST_REGULAR;
    }

    private static double infinityOrNaN(double z) {
        return Double.isFinite(z) ? 0 : z;
    }
}

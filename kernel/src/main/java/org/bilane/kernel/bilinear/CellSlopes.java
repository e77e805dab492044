package org.bilane.kernel.bilinear;

import static org.bilane.kernel.arith.Fma.fma;

import org.bilane.kernel.arith.Exponent;

/** The slopes of the bilinear formula along the fractions of a cell, for any corners. */
public final class CellSlopes {
    /** What corners are multiplied by so that no difference of them overflows. */
    private static final double SHRINK = 0x1p-4;
    private static final int SHRUNK_BY = 4;
    /** Between these a slope along a coordinate, times a logarithm and a power, is rounded where it should be. */
    private static final double LEAST = Exponent.LEAST_FACTOR;
    private static final double GREATEST = Exponent.GREATEST_FACTOR;

    private CellSlopes() {
    }

    /**
     * The slope of a surface, or of its powers, along a coordinate: the slope along the fraction times the factor, the
     * logarithm and the power, in this order, where no product on the way is too large or too small for it. Elsewhere
     * the exponents are taken out before.
     *
     * @param z00 the corner at the near end of both
     * @param zAcross the corner at the far end of the other fraction
     * @param zAlong the corner at the far end of the fraction that the slope is along
     * @param z11 the corner at the far end of both
     * @param across the other fraction
     * @param factor what the slope is multiplied by, without its exponent; 0 or more
     * @param exponent the exponent of the factor
     * @param ln the natural logarithm of the base; 1 without powers
     * @param power the power; 1 without
     * @return the slope along the coordinate; 0 where the slope along the fraction, the factor or the power is 0,
     *     however large the rest; NaN if one of them, or a corner, is NaN or a corner infinite
     */
    public static double along(double z00, double zAcross, double zAlong, double z11, double across, double factor,
            int exponent, double ln, double power) {
        if (!(Double.isFinite(z00) && Double.isFinite(zAcross) && Double.isFinite(zAlong) && Double.isFinite(z11))) {
            return Double.NaN;
        }
        double b = zAlong - z00;
        double d = (z11 - zAcross) - b;
        double slope = at(d, across, b);
        // Infinite because the other fraction is, a slope is what it should be.
        if (!Double.isFinite(slope) && (Double.isFinite(across) || !Double.isFinite(d))) {
            double shrunk = zAlong * SHRINK - z00 * SHRINK;
            // Of a fraction far beyond the cell the exponent is taken out; a small one has no product that overflows.
            int ofAcross = Math.max(0, Exponent.of(across));
            slope = at((z11 * SHRINK - zAcross * SHRINK) - shrunk, Math.scalb(across, -ofAcross),
                    Math.scalb(shrunk, -ofAcross));
            return product(slope, factor, exponent + SHRUNK_BY + ofAcross, ln, power);
        }
        double product = slope * factor;
        return exponent == 0 && isModerate(product) ? product * ln * power
                : product(slope, factor, exponent, ln, power);
    }

    /**
     * Whether a slope times its factor is such that the product with a logarithm and any power is rounded where it
     * should be: {@link #along} is that product then.
     *
     * @param product the slope along a fraction times the factor
     * @return false also for 0 and NaN
     */
    public static boolean isModerate(double product) {
        return Math.abs(product) >= LEAST && Math.abs(product) <= GREATEST;
    }

    /** The slope along the fraction; that of a flat cell is the same however far it goes on. */
    private static double at(double d, double across, double b) {
        return d == 0 && Double.isInfinite(across) ? b : fma(d, across, b);
    }

    /** The product of all, rounded as if exponents had no end, but for that of the result. */
    private static double product(double slope, double factor, int exponent, double ln, double power) {
        if (slope == 0 || factor == 0 || power == 0) {
            return Double.isNaN(slope) || Double.isNaN(factor) || Double.isNaN(power) ? Double.NaN
                    : Math.copySign(0, slope);
        }
        int ofSlope = Exponent.of(slope);
        int ofPower = Exponent.of(power);
        double product = Math.scalb(slope, -ofSlope) * factor * ln * Math.scalb(power, -ofPower);
        return Math.scalb(product, exponent + ofSlope + ofPower);
    }
}

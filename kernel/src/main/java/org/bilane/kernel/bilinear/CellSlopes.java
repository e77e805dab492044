package org.bilane.kernel.bilinear;

import static org.bilane.kernel.arith.Fma.fma;

/** The slopes of the bilinear formula along the fractions of a cell, for any corners. */
public final class CellSlopes {
    private static final double SHRINK = 0x1p-3;

    private CellSlopes() {
    }

    /**
     * A slope along a coordinate.
     *
     * @param z00 the corner at the near end of both
     * @param zAcross the corner at the far end of the other fraction
     * @param zAlong the corner at the far end of the fraction that the slope is along
     * @param z11 the corner at the far end of both
     * @param across the other fraction
     * @param factor what the slope is multiplied by
     * @return the slope times the factor; NaN if a corner, the fraction or the factor is NaN or a corner infinite
     */
    public static double along(double z00, double zAcross, double zAlong, double z11, double across, double factor) {
        if (!(Double.isFinite(z00) && Double.isFinite(zAcross) && Double.isFinite(zAlong) && Double.isFinite(z11))) {
            return Double.NaN;
        }
        double largest = Math.max(Math.max(Math.abs(z00), Math.abs(zAcross)),
                Math.max(Math.abs(zAlong), Math.abs(z11)));
        if (largest <= IrregularCell.LARGEST_REGULAR) {
            double b = zAlong - z00;
            return at((z11 - zAcross) - b, across, b) * factor;
        }
        double b = zAlong * SHRINK - z00 * SHRINK;
        return at((z11 * SHRINK - zAcross * SHRINK) - b, across, b) * factor / SHRINK;
    }

    /** The slope at a fraction; that of a flat cell is the same however far it goes on. */
    private static double at(double d, double across, double b) {
        return d == 0 && Double.isInfinite(across) ? b : fma(d, across, b);
    }

    /**
     * The slope of a power.
     *
     * @param slope the slope of the exponent
     * @param ln the natural logarithm of the base
     * @param power the power
     * @return its slope; 0 where that of the exponent is, however large the power
     */
    public static double ofPower(double slope, double ln, double power) {
        return slope == 0 && !Double.isNaN(power) ? slope : slope * ln * power;
    }
}

package org.bilane.kernel.cell;

import org.bilane.kernel.arith.Exponent;

/**
 * What turns a slope along a fraction of a cell into one along the coordinate as the caller gives it: the width of the
 * cell, on a logarithmic axis the coordinate, and nothing where the coordinate was clamped. Immutable and thread-safe.
 */
public final class AxisSlopes {
    /** Between these a slope times the factor, the logarithm of a base and a power loses no digit on its way. */
    private static final double LEAST = 0x1p-900;
    private static final double GREATEST = 0x1p900;

    private final double[] knots;
    /** The natural logarithm of the base; 0 on a linear axis. */
    private final double ln;

    /**
     * Slopes on an axis.
     *
     * @param knots the knots, ascending; kept
     * @param ln the natural logarithm of the base of a logarithmic axis, 0 for a linear one
     */
    public AxisSlopes(double[] knots, double ln) {
        this.knots = knots;
        this.ln = ln;
    }

    /**
     * Finds the cells whose slopes count, and the factors. On the last knot that is the last cell.
     *
     * @param coordinates the coordinates as the caller gives them
     * @param onScale the same on the scale of the knots
     * @param goesOn whether edge cells go on outside the axis; else coordinates there are clamped, or their fractions
     *     NaN
     * @param n how many
     * @param cells their cells; replaced
     * @param fractions their fractions; replaced
     * @param factors receives what slopes are multiplied by, times a power of two
     * @param exponents receives the exponents of these powers: 0 but where the factor, or a product with it, could
     *     overflow or lose digits
     */
    public void find(double[] coordinates, double[] onScale, boolean goesOn, int n, int[] cells, double[] fractions,
            double[] factors, int[] exponents) {
        int last = knots.length - 1;
        for (int i = 0; i < n; i++) {
            if (cells[i] == last) {
                cells[i] = last - 1;
                fractions[i] = 1;
            }
            double factor = 1 / (knots[cells[i] + 1] - knots[cells[i]]);
            if (ln != 0) {
                // Of 0, whose sign says nothing, the limit from above.
                factor = factor / ln / Math.abs(coordinates[i]);
            }
            exponents[i] = 0;
            boolean outside = onScale[i] < knots[0] || onScale[i] > knots[last];
            if (Double.isNaN(fractions[i])) {
                factor = Double.NaN;
            } else if (outside && !goesOn) {
                factor = 0;
            } else if (!(factor >= LEAST && factor <= GREATEST)) {
                factor = findScaled(i, cells[i], coordinates[i], exponents);
            }
            factors[i] = factor;
        }
    }

    /** The same from a width and a coordinate between 1 and 2, and the exponent that makes up for it. */
    private double findScaled(int i, int cell, double coordinate, int[] exponents) {
        // Half of each where their difference overflows; such knots lose no bit by it.
        double width = knots[cell + 1] - knots[cell];
        int exponent = 0;
        if (Double.isInfinite(width)) {
            width = knots[cell + 1] * 0.5 - knots[cell] * 0.5;
            exponent = -1;
        }
        int ofWidth = Exponent.of(width);
        double factor = 1 / Math.scalb(width, -ofWidth);
        exponent -= ofWidth;
        if (ln != 0) {
            double x = Math.abs(coordinate);
            if (x == 0 || Double.isInfinite(x)) {
                return 1 / x;
            }
            int ofCoordinate = Exponent.of(x);
            factor = factor / ln / Math.scalb(x, -ofCoordinate);
            exponent -= ofCoordinate;
        }
        exponents[i] = exponent;
        return factor;
    }
}

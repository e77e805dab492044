package org.bilane.kernel.cell;

/**
 * What turns a slope along a fraction of a cell into one along the coordinate as the caller gives it: the width of the
 * cell, on a logarithmic axis the coordinate, and nothing where the coordinate was clamped. Immutable and thread-safe.
 */
public final class AxisSlopes {
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
     * @param factors receives what slopes are multiplied by
     */
    public void find(double[] coordinates, double[] onScale, boolean goesOn, int n, int[] cells, double[] fractions,
            double[] factors) {
        int last = knots.length - 1;
        for (int i = 0; i < n; i++) {
            if (cells[i] == last) {
                cells[i] = last - 1;
                fractions[i] = 1;
            }
            double factor = 1 / (knots[cells[i] + 1] - knots[cells[i]]);
            if (ln != 0) {
                factor = factor / ln / coordinates[i];
            }
            boolean outside = onScale[i] < knots[0] || onScale[i] > knots[last];
            factor = outside && !goesOn ? 0 : factor;
            factors[i] = Double.isNaN(fractions[i]) ? Double.NaN : factor;
        }
    }
}

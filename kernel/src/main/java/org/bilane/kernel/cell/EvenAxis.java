package org.bilane.kernel.cell;

import java.util.Arrays;
import org.bilane.kernel.log.LogBase;

/**
 * What a loop in vectors needs to locate coordinates on an axis whose knots are even or nearly so, with the rule for
 * coordinates outside and the logarithm that coordinates pass through. Immutable and thread-safe.
 *
 * <p>There are two kinds. On an <em>index axis</em>, 0, h, 2h, ..., h a power of two, the cell and the fraction are the
 * whole part and the rest of x / h. On any other a guess of the cell is right or one too small:
 * {@code (x - least) * cellsPerUnit - 1/2} without its fractional part, at least 0. It becomes the cell by one
 * comparison with the next knot.
 */
public final class EvenAxis {
    private final LogBase base;
    private final double least;
    private final double greatest;
    private final boolean clamps;
    private final double cellsPerUnit;
    private final double[] knots;
    private final double[] reciprocalWidths;

    private EvenAxis(LogBase base, double least, double greatest, boolean clamps, double cellsPerUnit, double[] knots,
            double[] reciprocalWidths) {
        this.base = base;
        this.least = least;
        this.greatest = greatest;
        this.clamps = clamps;
        this.cellsPerUnit = cellsPerUnit;
        this.knots = knots;
        this.reciprocalWidths = reciprocalWidths;
    }

    /** An index axis. */
    static EvenAxis index(double greatest, double cellsPerUnit) {
        return new EvenAxis(null, 0, greatest, true, cellsPerUnit, null, null);
    }

    /**
     * Any other axis.
     *
     * @param knots the knots, ascending
     * @param cellsPerUnit by which the guess is made
     * @param reciprocalWidths by which distances to a cell's knot become fractions
     * @return the axis; null if the guess may be wrong by more than is said above
     */
    static EvenAxis of(double[] knots, double cellsPerUnit, double[] reciprocalWidths) {
        int last = knots.length - 1;
        EvenAxis axis = new EvenAxis(null, knots[0], knots[last], true, cellsPerUnit, knots, reciprocalWidths);
        // The guess never falls as x grows: so it is enough to look at both ends of each cell.
        for (int i = 1; i <= last; i++) {
            if (axis.guess(knots[i]) < i - 1 || axis.guess(Math.nextDown(knots[i])) > i - 1) {
                return null;
            }
        }
        return axis.guess(knots[last]) == last - 1 ? axis : null;
    }

    /** The same axis, on which coordinates outside become NaN. */
    EvenAxis droppingOutside() {
        return new EvenAxis(base, least, greatest, false, cellsPerUnit, knots, reciprocalWidths);
    }

    /** The same axis for coordinates whose logarithms are on the scale of the knots. */
    EvenAxis ofLogarithms(LogBase logarithms) {
        return new EvenAxis(logarithms, least, greatest, clamps, cellsPerUnit, knots, reciprocalWidths);
    }

    /**
     * Whether this is an index axis.
     *
     * @return true if so; else there are {@link #knots()}
     */
    public boolean isIndex() {
        return knots == null;
    }

    /**
     * The logarithm that a coordinate passes through first.
     *
     * @return its base; null if there is none
     */
    public LogBase base() {
        return base;
    }

    /**
     * The least knot.
     *
     * @return its value
     */
    public double least() {
        return least;
    }

    /**
     * The greatest knot.
     *
     * @return its value
     */
    public double greatest() {
        return greatest;
    }

    /**
     * What a coordinate below the least knot becomes.
     *
     * @return the least knot, or NaN
     */
    public double below() {
        return clamps ? least : Double.NaN;
    }

    /**
     * What a coordinate above the greatest knot becomes.
     *
     * @return the greatest knot, or NaN
     */
    public double above() {
        return clamps ? greatest : Double.NaN;
    }

    /**
     * By what a coordinate's distance from the least knot is multiplied.
     *
     * @return the cells that a coordinate passes when it grows by 1, rounded unless this is an index axis
     */
    public double cellsPerUnit() {
        return cellsPerUnit;
    }

    /**
     * The knots.
     *
     * @return the array itself; null for an index axis
     */
    public double[] knots() {
        return knots;
    }

    /**
     * The reciprocals of the cells' widths, 1 for the last knot.
     *
     * @return the array itself, as long as the knots; null for an index axis
     */
    public double[] reciprocalWidths() {
        return reciprocalWidths;
    }

    private int guess(double x) {
        return (int) ((x - least) * cellsPerUnit - 0.5);
    }

    @Override
    public String toString() {
        return "EvenAxis[" + (base == null ? "" : base + ", ") + (isIndex() ? "indices" : Arrays.toString(knots)) + "]";
    }
}

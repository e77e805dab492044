package org.bilane.kernel.cell;

import org.bilane.kernel.Outside;

/**
 * Finds the cell and the fraction of coordinates on one axis.
 *
 * <p>The coordinate is clamped to the first and the last knot. Its cell i is the one with
 * {@code knot[i] <= x < knot[i+1]}, the last knot beginning a cell of its own, n-1; a NaN is given cell 0. Its
 * fraction {@code (x - knot[i]) / (knot[i+1] - knot[i])} has a relative error of at most 3 * 2^-53, and
 * <ul>
 * <li>is 0 exactly where x is a knot, even where the quotient would underflow;
 * <li>is less than 1 always;
 * <li>is NaN where x is NaN.
 * </ul>
 * Each of the implementations finds the same cell; they differ in how fast, and on which axes. {@link #under} gives
 * locators that take coordinates outside otherwise. Immutable and thread-safe.
 */
public abstract sealed class AxisLocator
        permits IndexLocator, UniformLocator, SearchLocator, NanOutside, LinearOutside, SteppedLocator {
    /** The largest fraction: the double below 1. */
    public static final double BELOW_ONE = 0x1.fffffffffffffp-1;

    private final double least;
    private final double greatest;

    /** For the implementations. */
    AxisLocator(double least, double greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    /**
     * The fastest locator that is right for an axis.
     *
     * @param knots at least 2 strictly ascending finite knots; kept, not copied
     * @return the locator
     */
    public static AxisLocator of(double[] knots) {
        if (IndexLocator.fits(knots)) {
            return new IndexLocator(knots);
        }
        if (UniformLocator.fits(knots)) {
            return new UniformLocator(knots);
        }
        return new SearchLocator(knots);
    }

    /**
     * A locator that follows another rule outside the axis.
     *
     * @param rule the rule; {@link Outside#ERROR} is that nothing is outside, and so like {@link Outside#CLAMP}
     * @param knots the knots of this locator, ascending
     * @return the locator
     */
    public AxisLocator under(Outside rule, double[] knots) {
        return switch (rule) {
            case CLAMP, ERROR -> this;
            case NAN -> new NanOutside(this);
            case LINEAR -> new LinearOutside(this, knots);
        };
    }

    /**
     * A locator of coordinates that are on another scale than the knots.
     *
     * @param step brings them to the scale of the knots
     * @return the locator
     */
    public AxisLocator after(CoordinateStep step) {
        return new SteppedLocator(this, step);
    }

    /**
     * Brings coordinates to the scale of the knots; without a step they are on it.
     *
     * @param coordinates the coordinates, from index 0; replaced
     * @param n how many
     */
    public void toScale(double[] coordinates, int n) {
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
     * Whether fractions may lie beyond their cells: below 0, 1 and above, or infinite. Coordinates outside give those,
     * and only they.
     *
     * @return true if so
     */
    public boolean goesBeyond() {
        return false;
    }

    /**
     * What a loop in vectors needs to find what {@link #locate} finds.
     *
     * @return it; null if there is no such loop for this axis and rule
     */
    public GuessedAxis guessed() {
        return null;
    }

    /**
     * Locates a run of coordinates.
     *
     * @param coordinates the coordinates, from index 0; may be overwritten with anything
     * @param n how many
     * @param cells receives the cells of the run, from index 0
     * @param fractions receives the fractions, from index 0
     */
    public abstract void locate(double[] coordinates, int n, int[] cells, double[] fractions);

    /**
     * The fractions of coordinates whose cells are known: those that {@link #locate} gives, without a search. Where a
     * coordinate has changed since, its fraction may be any double.
     *
     * @param coordinates the coordinates, from index 0
     * @param n how many
     * @param cells the cells of the run as {@link #locate} found them, from index 0
     * @param fractions receives the fractions, from index 0
     */
    public abstract void fractions(double[] coordinates, int n, int[] cells, double[] fractions);

    /**
     * Makes a quotient a fraction as it is said to be above.
     *
     * @param fraction the quotient, not negative
     * @param distance what was divided: x - knot
     * @return 0 if and only if the distance is 0, else within (0, 1), or NaN
     */
    static double fraction(double fraction, double distance) {
        if (fraction >= 1) {
            return BELOW_ONE;
        }
        return fraction == 0 && distance != 0 ? Double.MIN_VALUE : fraction;
    }
}

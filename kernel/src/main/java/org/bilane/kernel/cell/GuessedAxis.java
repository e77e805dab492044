package org.bilane.kernel.cell;

import org.bilane.kernel.log.LogBase;

/**
 * What a loop in vectors needs to locate coordinates on an axis, with the rule for coordinates outside and the
 * logarithm that coordinates pass through. Immutable and thread-safe. The kinds of axes:
 * <ul>
 * <li>An <em>index axis</em>, 0, h, 2h, ..., h a power of two: the cell and the fraction of x are the whole part and
 *     the rest of x / h.
 * <li>An axis that is nearly even: {@code (x - least) * perUnit - 1/2} without its fractional part, at least 0, is a
 *     guess of the cell that is right or one too small. One comparison with the next knot decides; the distance from
 *     the knot is multiplied by a reciprocal.
 * <li>An uneven axis with {@linkplain KnotBuckets buckets}: {@code (x - least) * perUnit} without its fractional part
 *     is the bucket, which has such a guess; the distance from the knot is divided by the width.
 * </ul>
 */
public final class GuessedAxis {
    /** The doubles before the first record, and behind the last, that may be read with one. */
    public static final int RECORDS_MARGIN = 4;
    /** So many cells that their records take 2 MiB: where caches no longer hold them, they gain less. */
    private static final int MOST_RECORDS = 1 << 16;

    private final LogBase base;
    private final double least;
    private final double greatest;
    private final boolean clamps;
    private final double perUnit;
    private final double[] knots;
    private final double[] reciprocalWidths;
    private final double[] widths;
    private final int[] starts;
    private final double[] records;

    private GuessedAxis(LogBase base, double least, double greatest, boolean clamps, double perUnit, double[] knots,
            double[] reciprocalWidths, double[] widths, int[] starts, double[] records) {
        this.base = base;
        this.least = least;
        this.greatest = greatest;
        this.clamps = clamps;
        this.perUnit = perUnit;
        this.knots = knots;
        this.reciprocalWidths = reciprocalWidths;
        this.widths = widths;
        this.starts = starts;
        this.records = records;
    }

    /** An index axis. */
    static GuessedAxis index(double greatest, double cellsPerUnit) {
        return new GuessedAxis(null, 0, greatest, true, cellsPerUnit, null, null, null, null, null);
    }

    /**
     * An axis that is nearly even.
     *
     * @param knots the knots, ascending
     * @param cellsPerUnit by which the guess is made
     * @param reciprocalWidths by which distances to a cell's knot become fractions; 1 for the last knot
     * @return the axis; null if the guess may be wrong by more than is said above
     */
    static GuessedAxis even(double[] knots, double cellsPerUnit, double[] reciprocalWidths) {
        int last = knots.length - 1;
        GuessedAxis axis = new GuessedAxis(null, knots[0], knots[last], true, cellsPerUnit, knots, reciprocalWidths,
                null, null, null);
        // The guess never falls as x grows: so it is enough to look at both ends of each cell.
        for (int i = 1; i <= last; i++) {
            if (axis.guess(knots[i]) < i - 1 || axis.guess(Math.nextDown(knots[i])) > i - 1) {
                return null;
            }
        }
        return axis.guess(knots[last]) == last - 1 ? axis.withRecords(reciprocalWidths) : null;
    }

    private int guess(double x) {
        return (int) ((x - least) * perUnit - 0.5);
    }

    /**
     * An uneven axis.
     *
     * @param knots the knots, ascending
     * @param buckets its buckets
     * @param widths the widths of its cells; 1 for the last knot
     */
    static GuessedAxis uneven(double[] knots, KnotBuckets buckets, double[] widths) {
        return new GuessedAxis(null, knots[0], knots[knots.length - 1], true, buckets.bucketsPerUnit(), knots, null,
                widths, buckets.starts(), records(knots, widths));
    }

    private GuessedAxis withRecords(double[] factors) {
        return new GuessedAxis(base, least, greatest, clamps, perUnit, knots, reciprocalWidths, widths, starts,
                records(knots, factors));
    }

    private static double[] records(double[] knots, double[] factors) {
        int cells = knots.length - 1;
        if (cells > MOST_RECORDS) {
            return null;
        }
        double[] records = new double[4 * cells + 2 * RECORDS_MARGIN];
        for (int i = 0; i < cells; i++) {
            int at = RECORDS_MARGIN + 4 * i;
            records[at] = knots[i];
            records[at + 1] = knots[i + 1];
            records[at + 2] = factors[i];
            records[at + 3] = factors[i + 1];
        }
        return records;
    }

    /** The same axis, on which coordinates outside become NaN. */
    GuessedAxis droppingOutside() {
        return new GuessedAxis(base, least, greatest, false, perUnit, knots, reciprocalWidths, widths, starts,
                records);
    }

    /** The same axis for coordinates whose logarithms are on the scale of the knots. */
    GuessedAxis ofLogarithms(LogBase logarithms) {
        return new GuessedAxis(logarithms, least, greatest, clamps, perUnit, knots, reciprocalWidths, widths, starts,
                records);
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
     * @return the cells, or the buckets, that a coordinate passes when it grows by 1; rounded, but for an index axis
     */
    public double perUnit() {
        return perUnit;
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
     * @return the array itself, as long as the knots; null but for an axis that is nearly even
     */
    public double[] reciprocalWidths() {
        return reciprocalWidths;
    }

    /**
     * The widths of the cells, 1 for the last knot.
     *
     * @return the array itself, as long as the knots; null but for an uneven axis
     */
    public double[] widths() {
        return widths;
    }

    /**
     * For each bucket a cell that is right or one too small.
     *
     * @return the array itself; null but for an uneven axis
     */
    public int[] starts() {
        return starts;
    }

    /**
     * What a guess may need, side by side: for each cell its knot, the next knot, the cell's reciprocal width, or its
     * width on an uneven axis, and that of the next cell. They are read where knots are not gathered.
     *
     * @return the array itself, 4 doubles for each cell between two {@linkplain #RECORDS_MARGIN margins}; null for an
     *     index axis, and for one of more than 2^16 cells
     */
    public double[] records() {
        return records;
    }
}

package org.bilane.kernel;

import org.bilane.kernel.cell.OutsideCounter;

/**
 * How many points are not on a grid. A point counts once for each axis that it is outside of, and a point with a NaN
 * coordinate only as such.
 *
 * @param x the points whose x is outside
 * @param y the points whose y is outside
 * @param nan the points of which a coordinate is NaN
 * @param refused the points that a call would refuse: those outside an axis whose rule is {@link Outside#ERROR}
 * @param firstRefused the index of the first of these, -1 if there is none
 */
public record OutsideCounts(long x, long y, long nan, long refused, long firstRefused) {
    /** No points at all. */
    public static final OutsideCounts NONE = new OutsideCounts(0, 0, 0, 0, -1);

    static OutsideCounts of(OutsideCounter counter) {
        return new OutsideCounts(counter.x(), counter.y(), counter.nan(), counter.refused(), counter.first());
    }

    /**
     * The counts of these points and of more that follow, where points are counted in parts.
     *
     * @param more the counts of the next part, whose indices begin at 0
     * @param points how many points were counted before it
     * @return the counts of both, with the index of the first that is refused among all
     */
    public OutsideCounts plus(OutsideCounts more, long points) {
        Segments.requireNonNull("more", more);
        long first = refused > 0 || more.refused == 0 ? firstRefused : points + more.firstRefused;
        return new OutsideCounts(x + more.x, y + more.y, nan + more.nan, refused + more.refused, first);
    }
}

package org.bilane.kernel;

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
}

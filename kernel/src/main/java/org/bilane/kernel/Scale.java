package org.bilane.kernel;

/**
 * The scale that the knots of an axis are on: what is done to a coordinate before it is located among them. Logarithms
 * are Bilane's own, off by at most 1 ulp; that of 0 is -infinity, which lies outside any axis, and that of a
 * negative number NaN.
 */
public enum Scale {
    /** Knots and coordinates are the same quantity. */
    LINEAR,
    /** Knots are natural logarithms of coordinates. */
    LN,
    /** Knots are binary logarithms of coordinates. */
    LOG2,
    /** Knots are decimal logarithms of coordinates. */
    LOG10
}

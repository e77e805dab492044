package org.bilane.kernel;

/**
 * What becomes of a coordinate outside the grid: below the least knot of its axis or above the greatest, infinities
 * included. A NaN coordinate is not outside; its result is NaN whatever the rule.
 */
public enum Outside {
    /** It is clamped to the nearest knot. */
    CLAMP,
    /** Its values are NaN, and so is any sum over its point. */
    NAN,
    /**
     * The edge cell goes on: its values are those of the cell's bilinear formula. An infinite coordinate gives the
     * limit, or NaN where there is none.
     */
    LINEAR,
    /** The call is refused before any output is touched. All points are looked at first. */
    ERROR
}

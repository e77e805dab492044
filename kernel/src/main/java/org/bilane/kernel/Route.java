package org.bilane.kernel;

/**
 * How an evaluation goes through points and surfaces, as its shape decides; {@code docs/architecture.md} tells more.
 */
public enum Route {
    /** Sums of points in their order, a vector of surfaces at a time or, of fewer surfaces, a vector of points. */
    SUMS_IN_ORDER,
    /**
     * Sums of points ordered by cell, which enter through their moments, or one by one with the cell's corners. A call
     * of families that are summed in both orders has this route.
     */
    SUMS_BY_CELL,
    /** Values of all surfaces at a point, then of the next point. */
    VALUES_BY_POINT,
    /** Values of one surface at a chunk of points from a copy of the surface by itself, then of the next surface. */
    VALUES_BY_PLANE,
    /** Values of some surfaces at some points, transposed when they are stored surface by surface. */
    VALUES_BY_TILE
}

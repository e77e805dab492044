package org.bilane.kernel.moment;

/**
 * How many moments of a cell's points are collected, and how long the series is that they enter. The exponent of a cell
 * is {@code alpha + beta u + gamma v + delta u v}, with u and v from the cell's middle, in [-1/2, 1/2], and for other
 * bases than e times their natural logarithm. The series of exp has powers of u and v up to {@link #series()}; moments
 * with powers up to {@link #collected()} come from the points, the others are replaced by combinations of these
 * ({@link Economization}). {@code docs/numerics.md} bounds what that leaves out.
 */
public enum MomentDegree {
    /** The bilinear value itself. */
    LINEAR(1, 1),
    /** Powers in cells whose corners, times the base's natural logarithm, differ by up to 29/128 in each surface. */
    EIGHT(8, 10),
    /** Powers in cells whose corners, times the base's natural logarithm, differ by up to 1 in each surface. */
    TWELVE(12, 15);

    private final int collected;
    private final int series;

    MomentDegree(int collected, int series) {
        this.collected = collected;
        this.series = series;
    }

    /**
     * The largest power of u, and of v, whose moments are collected from the points.
     *
     * @return the power
     */
    public int collected() {
        return collected;
    }

    /**
     * The largest power of u, and of v, of the series.
     *
     * @return the power
     */
    public int series() {
        return series;
    }
}

package org.bilane.kernel.cell;

/** What {@link AxisSlopes} needs to look at some points of a chunk one by one. Scratch of one thread. */
final class EdgeScratch {
    /** The points that are looked at. */
    final int[] listed;
    /** The coordinates of all points as the caller gives them, on a logarithmic axis alone. */
    final double[] coordinates;
    /** The coordinates of those that may lie outside, on the scale of the knots. */
    final double[] onScale;

    /** Memory for a chunk of so many points. */
    EdgeScratch(int capacity) {
        this.listed = new int[capacity];
        this.coordinates = new double[capacity];
        this.onScale = new double[capacity];
    }
}

package org.bilane.kernel.cell;

/**
 * What a thread needs to order a short slice of points: their cells and fractions as they came, and the order of their
 * indices. Of one thread, used again for each slice; about 0.8 MB, and 4 bytes for each cell of the grid.
 */
public final class SliceScratch {
    /** The most points of a short slice. */
    public static final int POINTS = 1 << 15;
    /** What is kept of a point. */
    public static final int POINT_BYTES = 2 * Integer.BYTES + 2 * Double.BYTES;
    /** The most cells of a grid whose slices are short. */
    public static final int CELLS = 1 << 17;

    final LocatedPoints located;
    final int[] cells = new int[POINTS];
    final double[] u = new double[POINTS];
    final double[] v = new double[POINTS];
    /** The index of the point at each place. */
    final int[] indices = new int[POINTS];
    private int[] heads = new int[0];

    /**
     * Scratch that locates with the scratch of its thread.
     *
     * @param located scratch of the same thread
     */
    public SliceScratch(LocatedPoints located) {
        this.located = located;
    }

    /** Room for a count for each cell. */
    int[] heads(int cellCount) {
        if (heads.length < cellCount) {
            heads = new int[cellCount];
        }
        return heads;
    }
}

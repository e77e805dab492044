package org.bilane.kernel.table;

/** What is copied of each surface before single surfaces are interpolated. */
public enum PlaneForm {
    /** Nothing: the nodes are loaded from the table. */
    NONE(Double.BYTES),
    /** The nodes. */
    NODES(Double.BYTES),
    /** For each cell its corners: z00, z01, z10 and z11. */
    CELLS(4 * Double.BYTES);

    /** The bytes for each node of the grid that are read of a surface. */
    public final int nodeBytes;

    PlaneForm(int nodeBytes) {
        this.nodeBytes = nodeBytes;
    }

    /** The doubles for each node. */
    int doubles() {
        return nodeBytes / Double.BYTES;
    }

    /**
     * What interpolates in such planes point by point.
     *
     * @return the loop
     * @throws IllegalStateException if there are no planes
     */
    public PlaneLoop scalarLoop() {
        return switch (this) {
            case NONE -> throw new IllegalStateException("there are no planes");
            case NODES -> ScalarPlaneLoop.OF_NODES;
            case CELLS -> ScalarPlaneLoop.OF_CELLS;
        };
    }
}

package org.bilane.kernel.table;

/** What is copied of each surface before single surfaces are interpolated. */
public enum PlaneForm {
    /** Nothing: the nodes are loaded from the table. */
    NONE(Double.BYTES),
    /** The nodes. */
    NODES(Double.BYTES),
    /** For each cell what {@link org.bilane.kernel.bilinear.Bilinear#ofDifferences} takes: a, b, c and d. */
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
}

package org.bilane.kernel.chunk;

/** What a plan depends on. */
public interface JobShape {
    /**
     * The points.
     *
     * @return m
     */
    long points();

    /**
     * The surfaces of all families together; of sums, of those that are summed in the same order.
     *
     * @return K'
     */
    int surfaces();

    /**
     * The nodes of the grid, counting those of the repeated row and column.
     *
     * @return N
     */
    long nodes();

    /**
     * The nodes in a row of constant ix.
     *
     * @return ny + 1
     */
    int columns();

    /**
     * The scratch in which the values of a family's few surfaces are put in rows before they are stored.
     *
     * @return bytes; 0 where none are
     */
    long rowBytes();

    /**
     * What is read of a single surface, for each node.
     *
     * @return bytes
     */
    int planeNodeBytes();
}

package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Copies of some surfaces of a table, each by itself: {@code [k][ix][iy]}, the repeated row and column included, of
 * nodes or of cells. The values of one surface are many nodes apart in a table, and close together in its plane, more
 * of which a cache holds. On the heap, since it is read one value at a time. Of one thread.
 */
public final class SurfacePlanes {
    /** The most that a thread keeps. Each worker has its own: those of many cores would take more than the tables. */
    private static final long MOST_BYTES = 64L << 20;

    private double[] values = new double[0];
    private PlaneForm form = PlaneForm.NODES;
    private int columns;
    private int nodes;
    private int copied;

    /** Without planes. */
    public SurfacePlanes() {
    }

    /**
     * Whether planes of {@link PlaneForm#NODES} are small enough to be kept.
     *
     * @param nodes the nodes of the grid, counting those of the repeated row and column
     * @param count how many surfaces
     * @return true if they take 64 MiB at most
     */
    public static boolean fit(long nodes, int count) {
        return nodes <= MOST_BYTES / Double.BYTES / count;
    }

    /**
     * Starts again, without planes.
     *
     * @param table a table with the grid of all surfaces to be copied
     * @param count how many surfaces will be copied, so few that they {@link #fit}
     * @param newForm what is copied: {@link PlaneForm#CELLS} only of so few cells that an array holds them
     */
    public void begin(NodeTable table, int count, PlaneForm newForm) {
        form = newForm;
        columns = table.columns();
        nodes = (int) table.nodeCount();
        copied = 0;
        int doubles = nodes * count * form.doubles();
        if (values.length < doubles) {
            values = new double[doubles];
        }
    }

    /**
     * Copies surfaces behind those that were copied before.
     *
     * @param table where from
     * @param first the first surface
     * @param count how many surfaces
     */
    public void add(NodeTable table, int first, int count) {
        if (form == PlaneForm.CELLS) {
            for (int s = 0; s < count; s++) {
                CellPlanes.copy(table, first + s, values, begin(copied + s));
            }
        } else {
            copyNodes(table, first, count);
        }
        copied += count;
    }

    private void copyNodes(NodeTable table, int first, int count) {
        MemorySegment source = table.nodes();
        for (int node = 0; node < nodes; node++) {
            long from = node * table.nodeBytes() + (long) first * Double.BYTES;
            for (int s = 0; s < count; s++) {
                values[(copied + s) * nodes + node] = source.get(ValueLayout.JAVA_DOUBLE,
                        from + (long) s * Double.BYTES);
            }
        }
    }

    /** What they hold. */
    PlaneForm form() {
        return form;
    }

    /** The planes, one after the other. */
    double[] values() {
        return values;
    }

    /** Where the plane of a surface begins, in the order in which they were copied. */
    int begin(int surface) {
        return surface * nodes * form.doubles();
    }

    /** The nodes from one row of constant ix to the next. */
    int columns() {
        return columns;
    }
}

package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;

/**
 * Copies of some surfaces of a table, each by itself: {@code [k][ix][iy]}, the repeated row and column included, of
 * nodes or of cells. The values of one surface are many nodes apart in a table, and close together in its plane, more
 * of which a cache holds. A cell's four corners lie side by side: they take one cache line in place of two, and can be
 * loaded at once; but a plane is four times as large, and pays in a near cache alone: one of 400x400 took 1.1 to 1.2
 * times the time. On the heap, since it is read one value, or one cell, at a time. Of one thread.
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
        int doubles = PlaneLoop.MARGIN + nodes * count * form.doubles();
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
                copyCells(table, first + s, begin(copied + s));
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
                values[begin(copied + s) + node] = source.get(ValueLayout.JAVA_DOUBLE,
                        from + (long) s * Double.BYTES);
            }
        }
    }

    private void copyCells(NodeTable table, int surface, int begin) {
        MemorySegment source = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        int cells = nodes - columns - 1;
        for (int cell = 0; cell < cells; cell++) {
            long node = cell * nodeBytes + (long) surface * Double.BYTES;
            int at = begin + 4 * cell;
            values[at] = source.get(ValueLayout.JAVA_DOUBLE, node);
            values[at + 1] = source.get(ValueLayout.JAVA_DOUBLE, node + nodeBytes);
            values[at + 2] = source.get(ValueLayout.JAVA_DOUBLE, node + rowBytes);
            values[at + 3] = source.get(ValueLayout.JAVA_DOUBLE, node + rowBytes + nodeBytes);
        }
    }

    /** The interpolated value of a surface at one point. */
    double value(int surface, int cell, double u, double v) {
        int at = begin(surface) + cell * form.doubles();
        return Bilinear.value(values[at], values[at + 1], values[at + step()], values[at + step() + 1], u, v);
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
        return PlaneLoop.MARGIN + surface * nodes * form.doubles();
    }

    /** The doubles from a corner of a cell to that of the next ix. */
    int step() {
        return form == PlaneForm.CELLS ? 2 : columns;
    }
}

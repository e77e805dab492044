package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.LocatedPoints;

/**
 * The interpolated values of one surface, or of few, at a chunk of points. They are had one by one, since nearly all of
 * their time is the four loads; from planes also several at once, where the hardware gathers faster than it loads. Of
 * one thread.
 */
public final class InterpolatedValues {
    /** Nodes are aligned; a layout that does not ask for it saves a test at each of the four loads. */
    private static final ValueLayout.OfDouble NODE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private final double[] values;

    /**
     * Memory for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public InterpolatedValues(int capacity) {
        this.values = new double[capacity];
    }

    /**
     * Interpolates in a table.
     *
     * @param table the table
     * @param surface the surface
     * @param points where; a point of an irregular cell gets an arbitrary value
     */
    public void load(NodeTable table, int surface, LocatedPoints points) {
        load(table, surface, points, 0);
    }

    /**
     * Interpolates in a table, behind values that are there.
     *
     * @param table the table
     * @param surface the surface
     * @param points where; a point of an irregular cell gets an arbitrary value
     * @param at the index of the first value
     */
    public void load(NodeTable table, int surface, LocatedPoints points, int at) {
        int[] cells = points.cells();
        double[] us = points.u();
        double[] vs = points.v();
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        long first = (long) surface * Double.BYTES;
        for (int i = 0; i < points.size(); i++) {
            long node = cells[i] * nodeBytes + first;
            values[at + i] = Bilinear.value(nodes.get(NODE, node),
                    nodes.get(NODE, node + nodeBytes),
                    nodes.get(NODE, node + rowBytes),
                    nodes.get(NODE, node + rowBytes + nodeBytes), us[i], vs[i]);
        }
    }

    /**
     * Interpolates some surfaces at the first point alone.
     *
     * @param table the table
     * @param first the first surface
     * @param count how many surfaces
     * @param points where; a point of an irregular cell gets arbitrary values
     */
    public void loadPoint(NodeTable table, int first, int count, LocatedPoints points) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        long corner = points.cells()[0] * nodeBytes + (long) first * Double.BYTES;
        double u = points.u()[0];
        double v = points.v()[0];
        for (int s = 0; s < count; s++) {
            long node = corner + (long) s * Double.BYTES;
            values[s] = Bilinear.value(nodes.get(NODE, node), nodes.get(NODE, node + nodeBytes),
                    nodes.get(NODE, node + rowBytes), nodes.get(NODE, node + rowBytes + nodeBytes), u, v);
        }
    }

    /**
     * Interpolates in a plane.
     *
     * @param loop what takes several points at once; null if nothing does
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param points where; a point of an irregular cell gets an arbitrary value
     */
    public void load(PlaneLoop loop, SurfacePlanes planes, int surface, LocatedPoints points) {
        if (loop != null && points.size() >= loop.leastPoints()) {
            loop.load(planes.values(), planes.begin(surface), planes.columns(), points.cells(), points.u(),
                    points.v(), points.size(), values);
        } else {
            interpolate(planes.values(), planes.begin(surface), planes.columns(), points.cells(), points.u(),
                    points.v(), points.size(), values);
        }
    }

    /**
     * Interpolates in a plane, and stores the values one after the other.
     *
     * @param loop what takes several points at once; null if nothing does
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param points where; a point of an irregular cell gets an arbitrary value
     * @param out off-heap
     * @param offset where the first goes, in bytes
     */
    public static void store(PlaneLoop loop, SurfacePlanes planes, int surface, LocatedPoints points,
            MemorySegment out, long offset) {
        if (loop != null && points.size() >= loop.leastPoints()) {
            loop.store(planes.values(), planes.begin(surface), planes.columns(), points.cells(), points.u(),
                    points.v(), points.size(), out, offset);
        } else {
            store(planes.values(), planes.begin(surface), planes.columns(), points.cells(), points.u(), points.v(),
                    points.size(), out, offset);
        }
    }

    private static void store(double[] plane, int first, int columns, int[] cells, double[] us, double[] vs, int n,
            MemorySegment out, long offset) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES, Bilinear.value(plane[node],
                    plane[node + 1], plane[node + columns], plane[node + columns + 1], us[i], vs[i]));
        }
    }

    private static void interpolate(double[] plane, int first, int columns, int[] cells, double[] us, double[] vs,
            int n, double[] values) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            values[i] = Bilinear.value(plane[node], plane[node + 1], plane[node + columns], plane[node + columns + 1],
                    us[i], vs[i]);
        }
    }

    /**
     * The values.
     *
     * @return the array itself, valid for as many points as were loaded
     */
    public double[] array() {
        return values;
    }
}

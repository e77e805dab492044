package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.LocatedPoints;

/**
 * The interpolated values of one surface, or of few, at a chunk of points. They are had one by one, since nearly all of
 * their time is the four loads; from planes also several at once. Of one thread.
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
     * Interpolates in a plane.
     *
     * @param loop what takes several points of such planes at once; null if nothing does
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param points where; a point of an irregular cell gets an arbitrary value
     */
    public void load(PlaneLoop loop, SurfacePlanes planes, int surface, LocatedPoints points) {
        fit(loop, planes, points.size()).load(planes.values(), planes.begin(surface), planes.step(), points.cells(),
                points.u(), points.v(), points.size(), values);
    }

    /**
     * Interpolates in a plane, and stores the values one after the other.
     *
     * @param loop what takes several points of such planes at once; null if nothing does
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param points where; a point of an irregular cell gets an arbitrary value
     * @param out off-heap
     * @param offset where the first goes, in bytes
     */
    public static void store(PlaneLoop loop, SurfacePlanes planes, int surface, LocatedPoints points,
            MemorySegment out, long offset) {
        fit(loop, planes, points.size()).store(planes.values(), planes.begin(surface), planes.step(), points.cells(),
                points.u(), points.v(), points.size(), out, offset);
    }

    /** The loop, if there is one that takes such planes and as many points; else the scalar one. */
    static PlaneLoop fit(PlaneLoop loop, SurfacePlanes planes, int points) {
        return loop != null && loop.form() == planes.form() && points >= loop.leastPoints() ? loop
                : planes.form().scalarLoop();
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

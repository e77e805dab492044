package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;

/**
 * The corners of a chunk of points in one surface, an array for each kind of corner, so that lanes run across points.
 * They are collected one by one: there is no gather from a memory segment, and where hardware gathers from arrays it
 * takes as long. Of one thread.
 */
public final class Corners {
    private final double[] z00;
    private final double[] z01;
    private final double[] z10;
    private final double[] z11;

    /**
     * Room for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public Corners(int capacity) {
        this.z00 = new double[capacity];
        this.z01 = new double[capacity];
        this.z10 = new double[capacity];
        this.z11 = new double[capacity];
    }

    /**
     * Collects the corners of points from a table.
     *
     * @param table the table
     * @param surface the surface
     * @param cells the points' cells
     * @param n how many points
     */
    public void load(NodeTable table, int surface, int[] cells, int n) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        long first = (long) surface * Double.BYTES;
        for (int i = 0; i < n; i++) {
            long node = cells[i] * nodeBytes + first;
            z00[i] = nodes.get(ValueLayout.JAVA_DOUBLE, node);
            z01[i] = nodes.get(ValueLayout.JAVA_DOUBLE, node + nodeBytes);
            z10[i] = nodes.get(ValueLayout.JAVA_DOUBLE, node + rowBytes);
            z11[i] = nodes.get(ValueLayout.JAVA_DOUBLE, node + rowBytes + nodeBytes);
        }
    }

    /**
     * Collects the corners of points from a plane.
     *
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param cells the points' cells
     * @param n how many points
     */
    public void load(SurfacePlanes planes, int surface, int[] cells, int n) {
        collect(planes.values(), planes.begin(surface), planes.columns(), cells, n, z00, z01, z10, z11);
    }

    private static void collect(double[] values, int first, int columns, int[] cells, int n, double[] z00,
            double[] z01, double[] z10, double[] z11) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            z00[i] = values[node];
            z01[i] = values[node + 1];
            z10[i] = values[node + columns];
            z11[i] = values[node + columns + 1];
        }
    }

    /**
     * The interpolated value at a point.
     *
     * @param i the point
     * @param u its fraction along x
     * @param v its fraction along y
     * @return the value
     */
    public double value(int i, double u, double v) {
        return Bilinear.value(z00[i], z01[i], z10[i], z11[i], u, v);
    }

    /**
     * The corners at u = 0, v = 0.
     *
     * @return the array itself, one for each point
     */
    public double[] z00() {
        return z00;
    }

    /**
     * The corners at u = 0, v = 1.
     *
     * @return the array itself, one for each point
     */
    public double[] z01() {
        return z01;
    }

    /**
     * The corners at u = 1, v = 0.
     *
     * @return the array itself, one for each point
     */
    public double[] z10() {
        return z10;
    }

    /**
     * The corners at u = 1, v = 1.
     *
     * @return the array itself, one for each point
     */
    public double[] z11() {
        return z11;
    }
}

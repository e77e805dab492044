package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;

/**
 * The interpolated values of one surface at a chunk of points, as {@link InterpolatedValues} has them, and their
 * derivatives, of the same corners; only values at greatest knots are of others. Of one thread.
 */
public final class InterpolatedSlopes {
    /** As in {@link InterpolatedValues}. */
    private static final ValueLayout.OfDouble NODE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private final double[] values;
    private final double[] dx;
    private final double[] dy;

    /**
     * Memory for a chunk.
     *
     * @param capacity the most points of a chunk
     */
    public InterpolatedSlopes(int capacity) {
        this.values = new double[capacity];
        this.dx = new double[capacity];
        this.dy = new double[capacity];
    }

    /**
     * Has values and derivatives from a table.
     *
     * @param table the table
     * @param surface the surface
     * @param points where; a point of an irregular cell gets arbitrary ones
     * @param located where values of {@linkplain SlopePoints#moved moved} points are had
     */
    public void load(NodeTable table, int surface, SlopePoints points, LocatedPoints located) {
        int[] cells = points.cells();
        double[] us = points.u();
        double[] vs = points.v();
        double[] xFactors = points.xFactors();
        double[] yFactors = points.yFactors();
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        long first = (long) surface * Double.BYTES;
        for (int i = 0; i < points.size(); i++) {
            long node = cells[i] * nodeBytes + first;
            double z00 = nodes.get(NODE, node);
            double z01 = nodes.get(NODE, node + nodeBytes);
            double z10 = nodes.get(NODE, node + rowBytes);
            double z11 = nodes.get(NODE, node + rowBytes + nodeBytes);
            values[i] = Bilinear.value(z00, z01, z10, z11, us[i], vs[i]);
            dx[i] = Bilinear.slope(z00, z01, z10, z11, vs[i]) * xFactors[i];
            dy[i] = Bilinear.slope(z00, z10, z01, z11, us[i]) * yFactors[i];
        }
        interpolateMoved(table, first, points, located);
    }

    private void interpolateMoved(NodeTable table, long first, SlopePoints points, LocatedPoints located) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        for (int k = 0; k < points.movedCount(); k++) {
            int i = points.moved()[k];
            long node = located.cells()[i] * nodeBytes + first;
            values[i] = Bilinear.value(nodes.get(NODE, node), nodes.get(NODE, node + nodeBytes),
                    nodes.get(NODE, node + rowBytes), nodes.get(NODE, node + rowBytes + nodeBytes), located.u()[i],
                    located.v()[i]);
        }
    }

    /**
     * Has values and derivatives from a plane.
     *
     * @param loop what takes several points of such planes at once; null if nothing does
     * @param planes the planes
     * @param surface the surface, counted in the order in which the planes were copied
     * @param points where; a point of an irregular cell gets arbitrary ones
     * @param located where values of {@linkplain SlopePoints#moved moved} points are had
     */
    public void load(PlaneLoop loop, SurfacePlanes planes, int surface, SlopePoints points, LocatedPoints located) {
        InterpolatedValues.fit(loop, planes, points.size()).slopes(planes.values(), planes.begin(surface),
                planes.step(), points, values, dx, dy);
        interpolateMoved(planes, surface, points, located);
    }

    private void interpolateMoved(SurfacePlanes planes, int surface, SlopePoints points, LocatedPoints located) {
        for (int k = 0; k < points.movedCount(); k++) {
            int i = points.moved()[k];
            values[i] = planes.value(surface, located.cells()[i], located.u()[i], located.v()[i]);
        }
    }

    /**
     * Makes the derivatives those of powers.
     *
     * @param ln the natural logarithm of the base
     * @param powers the powers, from index 0
     * @param n how many
     */
    public void multiply(double ln, double[] powers, int n) {
        multiply(dx, dy, ln, powers, n);
    }

    private static void multiply(double[] dx, double[] dy, double ln, double[] powers, int n) {
        for (int i = 0; i < n; i++) {
            dx[i] = dx[i] * ln * powers[i];
        }
        for (int i = 0; i < n; i++) {
            dy[i] = dy[i] * ln * powers[i];
        }
    }

    /**
     * The interpolated values.
     *
     * @return the array itself, valid for as many points as were loaded
     */
    public double[] values() {
        return values;
    }

    /**
     * The derivatives along x.
     *
     * @return the array itself, valid for as many points as were loaded
     */
    public double[] dx() {
        return dx;
    }

    /**
     * The derivatives along y.
     *
     * @return the array itself, valid for as many points as were loaded
     */
    public double[] dy() {
        return dy;
    }
}

package org.bilane.kernel.chunk;

import static org.bilane.kernel.arith.Fma.fma;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Layout;
import org.bilane.kernel.bilinear.BeyondCell;
import org.bilane.kernel.bilinear.CellSlopes;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.table.NodeTable;

/**
 * Stores the derivatives of one family's values at a chunk of points. One code for all paths, whose loops across
 * surfaces are plain, so that C2 compiles them to vectors. Scratch of one thread.
 */
final class ChunkGradients {
    private final double[] xs = new double[Scratch.POINTS];
    private final double[] ys = new double[Scratch.POINTS];
    private final double[] onScale = new double[Scratch.POINTS];
    private final int[] ix = new int[Scratch.POINTS];
    private final int[] iy = new int[Scratch.POINTS];
    private final double[] u = new double[Scratch.POINTS];
    private final double[] v = new double[Scratch.POINTS];
    private final double[] xFactors = new double[Scratch.POINTS];
    private final double[] yFactors = new double[Scratch.POINTS];
    private final int[] xExponents = new int[Scratch.POINTS];
    private final int[] yExponents = new int[Scratch.POINTS];
    private double[] z00 = new double[0];
    private double[] z01 = z00;
    private double[] z10 = z00;
    private double[] z11 = z00;
    private double[] values = z00;
    private double[] dx = z00;
    private double[] dy = z00;

    /** Stores derivatives, where the values are stored already: in their output, or in that of a derivative. */
    void store(Call call, long chunk, Scratch scratch) {
        LocatedPoints points = scratch.located;
        NodeTable table = call.tables[0];
        int count = call.count[0];
        makeRoom(count);
        find(call, chunk, points);
        boolean pointMajor = call.layout == Layout.POINT_MAJOR;
        long pointBytes = (pointMajor ? count : 1L) * Double.BYTES;
        long surfaceBytes = (pointMajor ? 1 : call.points) * Double.BYTES;
        ExpBase base = call.finishes[0].base();
        double ln = base == null ? 1 : base.slope;
        MemorySegment stored = call.outputs[0];
        for (int i = 0; i < points.size(); i++) {
            long corner = ((long) ix[i] * table.columns() + iy[i]) * table.nodeBytes()
                    + (long) call.first[0] * Double.BYTES;
            load(table, corner, count);
            long at = (chunk + i) * pointBytes;
            if (base != null) {
                get(stored, at, surfaceBytes, values, count);
            }
            boolean plain = !table.isIrregular((int) ((long) ix[i] * table.columns() + iy[i]))
                    && (base == null || call.finishes[0].isBounded()) && !points.isBeyond(i)
                    && (xExponents[i] | yExponents[i]) == 0;
            if (plain) {
                slopes(u[i], v[i], xFactors[i], yFactors[i], count);
                if (base != null) {
                    ofPowers(ln, count);
                }
            } else {
                carefully(i, base != null, ln, count);
            }
            if (call.dx != null) {
                set(dx, count, call.dx, at, surfaceBytes);
            }
            if (call.dy != null) {
                set(dy, count, call.dy, at, surfaceBytes);
            }
        }
    }

    private void find(Call call, long chunk, LocatedPoints points) {
        int n = points.size();
        int columns = call.tables[0].columns();
        for (int i = 0; i < n; i++) {
            ix[i] = points.cells()[i] / columns;
            iy[i] = points.cells()[i] % columns;
        }
        System.arraycopy(points.u(), 0, u, 0, n);
        System.arraycopy(points.v(), 0, v, 0, n);
        find(call.xLocator, call.xSlopes, call.x, chunk, n, xs, ix, u, xFactors, xExponents);
        find(call.yLocator, call.ySlopes, call.y, chunk, n, ys, iy, v, yFactors, yExponents);
    }

    private void find(AxisLocator locator, AxisSlopes slopes, MemorySegment from, long chunk, int n,
            double[] coordinates, int[] cells, double[] fractions, double[] factors, int[] exponents) {
        // Copied for the reason that LocatedPoints has.
        MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, chunk * Double.BYTES, coordinates, 0, n);
        System.arraycopy(coordinates, 0, onScale, 0, n);
        locator.toScale(onScale, n);
        slopes.find(coordinates, onScale, locator.goesBeyond(), n, cells, fractions, factors, exponents);
    }

    private void makeRoom(int count) {
        if (z00.length < count) {
            z00 = new double[count];
            z01 = new double[count];
            z10 = new double[count];
            z11 = new double[count];
            values = new double[count];
            dx = new double[count];
            dy = new double[count];
        }
    }

    private void load(NodeTable table, long corner, int count) {
        MemorySegment nodes = table.nodes();
        MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, corner, z00, 0, count);
        MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, corner + table.nodeBytes(), z01, 0, count);
        MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, corner + table.rowBytes(), z10, 0, count);
        MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, corner + table.rowBytes() + table.nodeBytes(), z11, 0,
                count);
    }

    private void slopes(double atU, double atV, double xFactor, double yFactor, int count) {
        for (int k = 0; k < count; k++) {
            double b = z10[k] - z00[k];
            dx[k] = fma((z11[k] - z01[k]) - b, atV, b) * xFactor;
        }
        for (int k = 0; k < count; k++) {
            double c = z01[k] - z00[k];
            dy[k] = fma((z11[k] - z10[k]) - c, atU, c) * yFactor;
        }
    }

    private void ofPowers(double ln, int count) {
        for (int k = 0; k < count; k++) {
            dx[k] = dx[k] * ln * values[k];
        }
        for (int k = 0; k < count; k++) {
            dy[k] = dy[k] * ln * values[k];
        }
    }

    private void carefully(int i, boolean powers, double ln, int count) {
        boolean far = Double.isInfinite(u[i]) && Double.isInfinite(v[i]);
        for (int k = 0; k < count; k++) {
            double power = powers ? values[k] : 1;
            if (far && Double.isNaN(BeyondCell.value(z00[k], z01[k], z10[k], z11[k], u[i], v[i]))) {
                // Two slopes that have no limit together.
                power = Double.NaN;
            }
            dx[k] = CellSlopes.along(z00[k], z01[k], z10[k], z11[k], v[i], xFactors[i], xExponents[i], ln, power);
            dy[k] = CellSlopes.along(z00[k], z10[k], z01[k], z11[k], u[i], yFactors[i], yExponents[i], ln, power);
        }
    }

    private static void get(MemorySegment from, long at, long surfaceBytes, double[] to, int count) {
        for (int k = 0; k < count; k++) {
            to[k] = from.get(ValueLayout.JAVA_DOUBLE, at + k * surfaceBytes);
        }
    }

    private static void set(double[] from, int count, MemorySegment to, long at, long surfaceBytes) {
        for (int k = 0; k < count; k++) {
            to.set(ValueLayout.JAVA_DOUBLE, at + k * surfaceBytes, from[k]);
        }
    }
}

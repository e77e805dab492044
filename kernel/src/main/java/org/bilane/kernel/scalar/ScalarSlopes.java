package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.path.SlopeRows;
import org.bilane.kernel.table.NodeTable;

/** The derivatives of many surfaces, point by point. */
final class ScalarSlopes {
    private ScalarSlopes() {
    }

    /** Stores them: see {@link org.bilane.kernel.path.SurfaceKernels#storeSlopes}. */
    static void store(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows) {
        for (int i = from; i < to; i++) {
            long node = points.cells()[i] * table.nodeBytes() + (long) first * Double.BYTES;
            long row = (i - from) * rows.rowBytes;
            storePoint(table.nodes(), node, table.nodeBytes(), table.rowBytes(), points.u()[i], points.v()[i],
                    points.xFactors()[i], points.yFactors()[i], (long) count * Double.BYTES, rows, row);
            if (base != null) {
                multiply(rows.dx, rows.dxAt + row, base.slope, rows.values, rows.valuesAt + row, count);
                multiply(rows.dy, rows.dyAt + row, base.slope, rows.values, rows.valuesAt + row, count);
            }
        }
    }

    private static void storePoint(MemorySegment nodes, long node, long nodeBytes, long rowBytes, double u, double v,
            double xFactor, double yFactor, long bytes, SlopeRows rows, long row) {
        MemorySegment dx = rows.dx;
        MemorySegment dy = rows.dy;
        long dxAt = rows.dxAt + row;
        long dyAt = rows.dyAt + row;
        for (long s = 0; s < bytes; s += Double.BYTES) {
            double z00 = nodes.get(ValueLayout.JAVA_DOUBLE, node + s);
            double z01 = nodes.get(ValueLayout.JAVA_DOUBLE, node + s + nodeBytes);
            double z10 = nodes.get(ValueLayout.JAVA_DOUBLE, node + s + rowBytes);
            double z11 = nodes.get(ValueLayout.JAVA_DOUBLE, node + s + rowBytes + nodeBytes);
            dx.set(ValueLayout.JAVA_DOUBLE, dxAt + s, Bilinear.slope(z00, z01, z10, z11, v) * xFactor);
            dy.set(ValueLayout.JAVA_DOUBLE, dyAt + s, Bilinear.slope(z00, z10, z01, z11, u) * yFactor);
        }
    }

    private static void multiply(MemorySegment slopes, long at, double ln, MemorySegment powers, long powersAt,
            int count) {
        for (int s = 0; s < count; s++) {
            long place = at + (long) s * Double.BYTES;
            slopes.set(ValueLayout.JAVA_DOUBLE, place, slopes.get(ValueLayout.JAVA_DOUBLE, place) * ln
                    * powers.get(ValueLayout.JAVA_DOUBLE, powersAt + (long) s * Double.BYTES));
        }
    }
}

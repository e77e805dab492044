package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.SlopePoints;

/** Interpolates in a plane of {@link PlaneForm#NODES} point by point. */
final class ScalarPlaneLoop implements PlaneLoop {
    /** The loop; it has no state. */
    static final ScalarPlaneLoop LOOP = new ScalarPlaneLoop();

    private ScalarPlaneLoop() {
    }

    @Override
    public PlaneForm form() {
        return PlaneForm.NODES;
    }

    @Override
    public int leastPoints() {
        return 0;
    }

    @Override
    public void load(double[] planes, int first, int columns, int[] cells, double[] us, double[] vs, int n,
            double[] values) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            values[i] = Bilinear.value(planes[node], planes[node + 1], planes[node + columns],
                    planes[node + columns + 1], us[i], vs[i]);
        }
    }

    @Override
    public void store(double[] planes, int first, int columns, int[] cells, double[] us, double[] vs, int n,
            MemorySegment out, long offset) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES, Bilinear.value(planes[node],
                    planes[node + 1], planes[node + columns], planes[node + columns + 1], us[i], vs[i]));
        }
    }

    @Override
    public void slopes(double[] planes, int first, int columns, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        slopes(planes, first, columns, points.cells(), points.u(), points.v(), points.xFactors(), points.yFactors(),
                points.size(), values, dx, dy);
    }

    private static void slopes(double[] plane, int first, int columns, int[] cells, double[] us, double[] vs,
            double[] xFactors, double[] yFactors, int n, double[] values, double[] dx, double[] dy) {
        for (int i = 0; i < n; i++) {
            int node = first + cells[i];
            double z00 = plane[node];
            double z01 = plane[node + 1];
            double z10 = plane[node + columns];
            double z11 = plane[node + columns + 1];
            values[i] = Bilinear.value(z00, z01, z10, z11, us[i], vs[i]);
            dx[i] = Bilinear.slope(z00, z01, z10, z11, vs[i]) * xFactors[i];
            dy[i] = Bilinear.slope(z00, z10, z01, z11, us[i]) * yFactors[i];
        }
    }
}

package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.SlopePoints;

/** Interpolates in a plane of {@link PlaneForm#CELLS} point by point. */
final class ScalarCellLoop implements PlaneLoop {
    /** The loop; it has no state. */
    static final ScalarCellLoop LOOP = new ScalarCellLoop();

    private ScalarCellLoop() {
    }

    @Override
    public PlaneForm form() {
        return PlaneForm.CELLS;
    }

    @Override
    public int leastPoints() {
        return 0;
    }

    @Override
    public void load(double[] planes, int first, int columns, int[] cells, double[] us, double[] vs, int n,
            double[] values) {
        for (int i = 0; i < n; i++) {
            int at = first + 4 * cells[i];
            values[i] = Bilinear.value(planes[at], planes[at + 1], planes[at + 2], planes[at + 3], us[i], vs[i]);
        }
    }

    @Override
    public void store(double[] planes, int first, int columns, int[] cells, double[] us, double[] vs, int n,
            MemorySegment out, long offset) {
        for (int i = 0; i < n; i++) {
            int at = first + 4 * cells[i];
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES,
                    Bilinear.value(planes[at], planes[at + 1], planes[at + 2], planes[at + 3], us[i], vs[i]));
        }
    }

    @Override
    public void slopes(double[] planes, int first, int columns, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        slopes(planes, first, points.cells(), points.u(), points.v(), points.xFactors(), points.yFactors(),
                points.size(), values, dx, dy);
    }

    private static void slopes(double[] planes, int first, int[] cells, double[] us, double[] vs, double[] xFactors,
            double[] yFactors, int n, double[] values, double[] dx, double[] dy) {
        for (int i = 0; i < n; i++) {
            int at = first + 4 * cells[i];
            double z00 = planes[at];
            double z01 = planes[at + 1];
            double z10 = planes[at + 2];
            double z11 = planes[at + 3];
            values[i] = Bilinear.value(z00, z01, z10, z11, us[i], vs[i]);
            dx[i] = Bilinear.slope(z00, z01, z10, z11, vs[i]) * xFactors[i];
            dy[i] = Bilinear.slope(z00, z10, z01, z11, us[i]) * yFactors[i];
        }
    }
}

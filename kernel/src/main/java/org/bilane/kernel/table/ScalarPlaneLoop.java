package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.SlopePoints;

/** Interpolates in planes of a form point by point. */
final class ScalarPlaneLoop implements PlaneLoop {
    static final ScalarPlaneLoop OF_NODES = new ScalarPlaneLoop(PlaneForm.NODES);
    static final ScalarPlaneLoop OF_CELLS = new ScalarPlaneLoop(PlaneForm.CELLS);

    private final PlaneForm form;

    private ScalarPlaneLoop(PlaneForm form) {
        this.form = form;
    }

    @Override
    public PlaneForm form() {
        return form;
    }

    @Override
    public int leastPoints() {
        return 0;
    }

    @Override
    public void load(double[] planes, int first, int step, int[] cells, double[] us, double[] vs, int n,
            double[] values) {
        int doubles = form.doubles();
        for (int i = 0; i < n; i++) {
            int at = first + doubles * cells[i];
            values[i] = Bilinear.value(planes[at], planes[at + 1], planes[at + step], planes[at + step + 1], us[i],
                    vs[i]);
        }
    }

    @Override
    public void store(double[] planes, int first, int step, int[] cells, double[] us, double[] vs, int n,
            MemorySegment out, long offset) {
        int doubles = form.doubles();
        for (int i = 0; i < n; i++) {
            int at = first + doubles * cells[i];
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES, Bilinear.value(planes[at],
                    planes[at + 1], planes[at + step], planes[at + step + 1], us[i], vs[i]));
        }
    }

    @Override
    public void slopes(double[] planes, int first, int step, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        slopes(planes, first, form.doubles(), step, points.cells(), points.u(), points.v(), points.xFactors(),
                points.yFactors(), points.size(), values, dx, dy);
    }

    private static void slopes(double[] planes, int first, int doubles, int step, int[] cells, double[] us, double[] vs,
            double[] xFactors, double[] yFactors, int n, double[] values, double[] dx, double[] dy) {
        for (int i = 0; i < n; i++) {
            int at = first + doubles * cells[i];
            double z00 = planes[at];
            double z01 = planes[at + 1];
            double z10 = planes[at + step];
            double z11 = planes[at + step + 1];
            values[i] = Bilinear.value(z00, z01, z10, z11, us[i], vs[i]);
            dx[i] = Bilinear.slope(z00, z01, z10, z11, vs[i]) * xFactors[i];
            dy[i] = Bilinear.slope(z00, z10, z01, z11, us[i]) * yFactors[i];
        }
    }
}

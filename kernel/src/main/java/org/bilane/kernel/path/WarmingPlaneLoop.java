package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;

/** Interpolates in a plane, in vectors once that is compiled. */
final class WarmingPlaneLoop implements PlaneLoop {
    private final PlaneLoop vector;
    private final PlaneLoop scalar;
    private final WarmUp load;
    private final WarmUp store;
    private final WarmUp slopes;

    private WarmingPlaneLoop(PlaneLoop vector, WarmUps warmUps) {
        this.vector = vector;
        this.scalar = vector.form().scalarLoop();
        this.load = warmUps.one();
        this.store = warmUps.one();
        this.slopes = warmUps.one();
    }

    /** One for a loop in vectors; null if there is none. */
    static PlaneLoop of(PlaneLoop vector, WarmUps warmUps) {
        return vector == null ? null : new WarmingPlaneLoop(vector, warmUps);
    }

    private PlaneLoop pick(long begin) {
        return WarmUp.isTrial(begin) ? vector : scalar;
    }

    @Override
    public PlaneForm form() {
        return vector.form();
    }

    @Override
    public int leastPoints() {
        return vector.leastPoints();
    }

    @Override
    public void load(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            double[] values) {
        if (load.isWarm()) {
            vector.load(planes, first, step, cells, u, v, n, values);
            return;
        }
        long begin = load.begin(n);
        pick(begin).load(planes, first, step, cells, u, v, n, values);
        load.end(begin, n);
    }

    @Override
    public void store(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            MemorySegment out, long offset) {
        if (store.isWarm()) {
            vector.store(planes, first, step, cells, u, v, n, out, offset);
            return;
        }
        long begin = store.begin(n);
        pick(begin).store(planes, first, step, cells, u, v, n, out, offset);
        store.end(begin, n);
    }

    @Override
    public void slopes(double[] planes, int first, int step, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        if (slopes.isWarm()) {
            vector.slopes(planes, first, step, points, values, dx, dy);
            return;
        }
        long begin = slopes.begin(points.size());
        pick(begin).slopes(planes, first, step, points, values, dx, dy);
        slopes.end(begin, points.size());
    }
}

package org.bilane.kernel.path;

import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.RowLoop;
import org.bilane.kernel.table.ScalarRowLoop;

/** Interpolates a few surfaces at a point, in vectors once that is compiled. */
final class WarmingRowLoop implements RowLoop {
    private final RowLoop vector;
    private final WarmUp load;

    private WarmingRowLoop(RowLoop vector, WarmUps warmUps) {
        this.vector = vector;
        this.load = warmUps.one();
    }

    /** One for a loop in vectors; null if there is none. */
    static RowLoop of(RowLoop vector, WarmUps warmUps) {
        return vector == null ? null : new WarmingRowLoop(vector, warmUps);
    }

    @Override
    public int leastSurfaces() {
        return vector.leastSurfaces();
    }

    @Override
    public void load(NodeTable table, int first, int count, LocatedPoints points, int from, int to, double[] rows) {
        if (load.isWarm()) {
            vector.load(table, first, count, points, from, to, rows);
            return;
        }
        long units = (long) (to - from) * count;
        long begin = load.begin(units);
        RowLoop loop = WarmUp.isTrial(begin) ? vector : ScalarRowLoop.LOOP;
        loop.load(table, first, count, points, from, to, rows);
        load.end(begin, units);
    }
}

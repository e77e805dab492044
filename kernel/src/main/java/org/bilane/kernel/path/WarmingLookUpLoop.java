package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.table.LookUpLoop;

/** Locates and interpolates, in vectors once that is compiled. Until then it takes no points, but for trials. */
final class WarmingLookUpLoop implements LookUpLoop {
    private final LookUpLoop vector;
    private final WarmUp load;
    private final WarmUp store;

    private WarmingLookUpLoop(LookUpLoop vector, WarmUps warmUps) {
        this.vector = vector;
        this.load = warmUps.one();
        this.store = warmUps.one();
    }

    /** One for a loop in vectors; null if there is none. */
    static LookUpLoop of(LookUpLoop vector, WarmUps warmUps) {
        return vector == null ? null : new WarmingLookUpLoop(vector, warmUps);
    }

    @Override
    public boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n, boolean stores) {
        return vector.takes(xAxis, yAxis, n, stores) && WarmingLocateLoop.isOpen(stores ? store : load, n);
    }

    @Override
    public void load(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v, double[] planes, int first, double[] values) {
        if (load.isWarm()) {
            vector.load(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, values);
            return;
        }
        long begin = System.nanoTime();
        vector.load(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, values);
        WarmingLocateLoop.tell(load, begin, n);
    }

    @Override
    public void store(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v, double[] planes, int first, MemorySegment out,
            long offset) {
        if (store.isWarm()) {
            vector.store(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, out, offset);
            return;
        }
        long begin = System.nanoTime();
        vector.store(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, out, offset);
        WarmingLocateLoop.tell(store, begin, n);
    }
}

package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.log.LogBase;

/** A loop that counts how often it locates, and refuses memory that can vanish under a vector load. */
final class WatchedLocateLoop implements LocateLoop {
    /** So many cells have records. */
    private static final int MOST_CELLS = 1 << 16;

    private final LocateLoop loop;
    private final boolean gathers;
    private int onBothAxes;
    private int onOneAxis;

    /**
     * Watches a loop.
     *
     * @param loop does the work
     * @param gathers whether it may gather
     */
    WatchedLocateLoop(LocateLoop loop, boolean gathers) {
        this.loop = loop;
        this.gathers = gathers;
    }

    /**
     * Requires that it located since the last time just where it is to: else two results of the scalar code would be
     * compared.
     *
     * @param x the x axis; null is none
     * @param y the y axis; null is none
     * @param n how many points were located
     */
    void requireCalled(GuessedAxis x, GuessedAxis y, int n) {
        boolean indices = x != null && x.isIndex() && y != null && y.isIndex();
        boolean enough = n >= VectorWidth.LANES;
        assertEquals(enough && indices ? 1 : 0, onBothAxes, "calls of the loop over two axes of indices");
        assertEquals(!enough || indices ? 0 : (isOne(x) ? 1 : 0) + (isOne(y) ? 1 : 0), onOneAxis,
                "calls of the loops over one axis");
        onBothAxes = 0;
        onOneAxis = 0;
    }

    private boolean isOne(GuessedAxis axis) {
        return axis != null && (gathers || axis.isIndex() || axis.knots().length <= MOST_CELLS + 1);
    }

    @Override
    public int leastPoints() {
        return loop.leastPoints();
    }

    @Override
    public boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n) {
        return loop.takes(xAxis, yAxis, n);
    }

    @Override
    public boolean takes(GuessedAxis axis, int n) {
        return loop.takes(axis, n);
    }

    @Override
    public void logarithms(LogBase base, MemorySegment from, long offset, int n, MemorySegment to) {
        require(from);
        loop.logarithms(base, from, offset, n, to);
    }

    @Override
    public void locate(GuessedAxis x, GuessedAxis y, int yCells, MemorySegment xs, long xOffset, MemorySegment ys,
            long yOffset, int n, int[] cells, double[] u, double[] v) {
        require(xs);
        require(ys);
        onBothAxes++;
        loop.locate(x, y, yCells, xs, xOffset, ys, yOffset, n, cells, u, v);
    }

    @Override
    public void locate(GuessedAxis axis, MemorySegment from, long offset, int n, int[] rows, int rowCells, int[] cells,
            double[] fractions) {
        require(from);
        onOneAxis++;
        loop.locate(axis, from, offset, n, rows, rowCells, cells, fractions);
    }

    @Override
    public int list(double[] fractions, double[] factors, int n, int[] listed) {
        return loop.list(fractions, factors, n, listed);
    }

    private static void require(MemorySegment segment) {
        assertTrue(segment.isNative() && !segment.isMapped()
                && !segment.scope().equals(Arena.global().scope()), "read in place");
    }
}

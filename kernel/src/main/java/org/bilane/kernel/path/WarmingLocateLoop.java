package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;

/** Locates points, in vectors once that is compiled. Until then it takes no axis, but for trials. */
final class WarmingLocateLoop implements LocateLoop {
    /** What a point takes otherwise on any axis, which is not measured: compiled loops take 1 to 8, others over 200. */
    private static final long NANOS_OF_TWIN = 15;

    private final LocateLoop vector;
    private final WarmUp indices;
    private final WarmUp index;
    private final WarmUp buckets;
    private final WarmUp knots;
    private final WarmUp list;
    private final WarmUp logarithms;

    private WarmingLocateLoop(LocateLoop vector, WarmUps warmUps) {
        this.vector = vector;
        this.indices = warmUps.one();
        this.index = warmUps.one();
        this.buckets = warmUps.one();
        this.knots = warmUps.one();
        this.list = warmUps.one();
        this.logarithms = warmUps.one();
    }

    /** One for a loop in vectors; null if there is none. */
    static LocateLoop of(LocateLoop vector, WarmUps warmUps) {
        return vector == null ? null : new WarmingLocateLoop(vector, warmUps);
    }

    @Override
    public int leastPoints() {
        return vector.leastPoints();
    }

    @Override
    public boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n) {
        return vector.takes(xAxis, yAxis, n) && isOpen(indices, n);
    }

    @Override
    public boolean takes(GuessedAxis axis, int n) {
        return vector.takes(axis, n) && isOpen(warmUp(axis), n);
    }

    /** Whether a loop is warm, or to be tried now. If not, its twin is taken to have worked. */
    static boolean isOpen(WarmUp state, int n) {
        if (state.isWarm() || n >= WarmUp.LEAST_UNITS && state.isDue(n, System.nanoTime())) {
            return true;
        }
        state.twinTook(NANOS_OF_TWIN * n, n);
        return false;
    }

    /** Tells what a trial took that began then. */
    static void tell(WarmUp state, long begin, int n) {
        long now = System.nanoTime();
        state.trialTook(now - begin, n, now);
    }

    private WarmUp warmUp(GuessedAxis axis) {
        return axis.isIndex() ? index : axis.starts() != null ? buckets : knots;
    }

    @Override
    public void locate(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v) {
        if (indices.isWarm()) {
            vector.locate(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v);
            return;
        }
        long begin = System.nanoTime();
        vector.locate(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v);
        tell(indices, begin, n);
    }

    @Override
    public void locate(GuessedAxis axis, MemorySegment from, long offset, int n, int[] rows, int rowCells, int[] cells,
            double[] fractions) {
        WarmUp state = warmUp(axis);
        if (state.isWarm()) {
            vector.locate(axis, from, offset, n, rows, rowCells, cells, fractions);
            return;
        }
        long begin = System.nanoTime();
        vector.locate(axis, from, offset, n, rows, rowCells, cells, fractions);
        tell(state, begin, n);
    }

    @Override
    public void logarithms(LogBase base, MemorySegment from, long offset, int n, MemorySegment to) {
        if (logarithms.isWarm()) {
            vector.logarithms(base, from, offset, n, to);
            return;
        }
        long begin = logarithms.begin(n);
        if (WarmUp.isTrial(begin)) {
            vector.logarithms(base, from, offset, n, to);
        } else {
            ofEach(base, from, offset, n, to);
        }
        logarithms.end(begin, n);
    }

    private static void ofEach(LogBase base, MemorySegment from, long offset, int n, MemorySegment to) {
        for (int i = 0; i < n; i++) {
            double number = from.get(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES);
            to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, ScalarLog.of(base, number));
        }
    }

    @Override
    public int list(double[] fractions, double[] factors, int n, int[] listed) {
        if (list.isWarm()) {
            return vector.list(fractions, factors, n, listed);
        }
        long begin = list.begin(n);
        int count = WarmUp.isTrial(begin) ? vector.list(fractions, factors, n, listed)
                : AxisSlopes.list(fractions, factors, 0, n, listed, 0);
        list.end(begin, n);
        return count;
    }
}

package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.pool.Deadline;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;

/** Counts the points outside the grid, block by block, before anything is evaluated. */
final class OutsidePass {
    private static final long BLOCK_POINTS = 1 << 16;

    private OutsidePass() {
    }

    /**
     * Looks at all points.
     *
     * @param stack whose grid
     * @param points an array of shape (2, m)
     * @param rules what becomes of points outside
     * @param deadline until when
     * @return how many points are outside
     * @throws PointsOutsideException if there are points that the rules refuse
     * @throws NpyException if reading fails
     */
    static OutsideCounts run(SurfaceStack stack, NpyArray points, OutsideRules rules, Deadline deadline)
            throws PointsOutsideException, NpyException {
        long m = points.size() / 2;
        OutsideCounts all = new OutsideCounts(0, 0, 0, 0, -1);
        double[] first = null;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(JAVA_DOUBLE, Math.min(BLOCK_POINTS, m));
            MemorySegment y = arena.allocate(JAVA_DOUBLE, Math.min(BLOCK_POINTS, m));
            for (long from = 0; from < m; from += BLOCK_POINTS) {
                deadline.requireTime();
                long count = Math.min(BLOCK_POINTS, m - from);
                points.read(from, count, x);
                points.read(m + from, count, y);
                Points block = rules.of(Points.of(x, y).slice(0, count));
                OutsideCounts here = stack.outside(block);
                if (first == null && here.refused() > 0) {
                    first = new double[] {block.x(here.firstRefused()), block.y(here.firstRefused())};
                }
                all = plus(all, here, from);
            }
        }
        if (first != null) {
            throw new PointsOutsideException(points.file() + ": " + all.refused() + " of " + m + " points are outside"
                    + " the grid, which is to be refused; the first is point " + all.firstRefused() + " at " + first[0]
                    + ", " + first[1] + ", and the knots go from " + range(stack.xAxis().knots()) + " in x and from "
                    + range(stack.yAxis().knots()) + " in y");
        }
        return all;
    }

    private static OutsideCounts plus(OutsideCounts a, OutsideCounts b, long from) {
        long first = a.firstRefused() >= 0 || b.firstRefused() < 0 ? a.firstRefused() : from + b.firstRefused();
        return new OutsideCounts(a.x() + b.x(), a.y() + b.y(), a.nan() + b.nan(), a.refused() + b.refused(), first);
    }

    private static String range(double[] knots) {
        return Arrays.stream(knots).min().orElseThrow() + " to " + Arrays.stream(knots).max().orElseThrow();
    }
}

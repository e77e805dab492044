package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.pool.Deadline;
import org.bilane.kernel.Axis;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.Scale;
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
     * @param points the points
     * @param rules what becomes of points outside
     * @param deadline until when
     * @param folder where points may be converted
     * @return how many points are outside
     * @throws PointsOutsideException if there are points that the rules refuse
     * @throws ArrayException if reading fails
     */
    static OutsideCounts run(SurfaceStack stack, PointArrays points, OutsideRules rules, Deadline deadline,
            Path folder) throws PointsOutsideException, ArrayException {
        long m = points.count();
        OutsideCounts all = new OutsideCounts(0, 0, 0, 0, -1);
        double[] first = null;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(JAVA_DOUBLE, Math.min(BLOCK_POINTS, m));
            MemorySegment y = arena.allocate(JAVA_DOUBLE, Math.min(BLOCK_POINTS, m));
            for (long from = 0; from < m; from += BLOCK_POINTS) {
                deadline.requireTime();
                long count = Math.min(BLOCK_POINTS, m - from);
                points.read(from, count, x, y, folder);
                Points block = rules.of(Points.of(x, y).slice(0, count));
                OutsideCounts here = stack.outside(block);
                if (first == null && here.refused() > 0) {
                    first = new double[] {block.x(here.firstRefused()), block.y(here.firstRefused())};
                }
                all = plus(all, here, from);
            }
        }
        if (first != null) {
            throw new PointsOutsideException(points.name() + ": " + all.refused() + " of " + m + " points are outside"
                    + " the grid, which is to be refused; the first is point " + all.firstRefused() + " at " + first[0]
                    + ", " + first[1] + ", and the knots go from " + range(stack.xAxis(), "x") + " and from "
                    + range(stack.yAxis(), "y"));
        }
        return all;
    }

    private static OutsideCounts plus(OutsideCounts a, OutsideCounts b, long from) {
        long first = a.firstRefused() >= 0 || b.firstRefused() < 0 ? a.firstRefused() : from + b.firstRefused();
        return new OutsideCounts(a.x() + b.x(), a.y() + b.y(), a.nan() + b.nan(), a.refused() + b.refused(), first);
    }

    private static String range(Axis axis, String coordinate) {
        double one = axis.knot(0);
        double other = axis.knot(axis.size() - 1);
        String scale = axis.scale() == Scale.LINEAR ? "" : axis.scale().name().toLowerCase(Locale.ROOT) + " ";
        return Math.min(one, other) + " to " + Math.max(one, other) + " in " + scale + coordinate;
    }
}

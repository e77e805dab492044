package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.bilane.harness.array.ArrayException;
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
        OutsideCounts all = OutsideCounts.NONE;
        double[] first = null;
        try (Arena arena = Arena.ofShared()) {
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
                all = all.plus(here, from);
            }
        }
        if (first != null) {
            throw new PointsOutsideException(points.name() + ": "
                    + stack.refusal(all, m, first[0], first[1]));
        }
        return all;
    }
}

package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.watch.EvaluationWatch;

/**
 * Sums of one family at points that are a single unit, straight from the arguments. To describe a call, plan it and
 * watch it is for work that is cut up, handed over or recorded; here it would take longer than the work itself. The
 * checks, the arithmetic and the order of a sum are those of any call.
 */
final class SmallSums {
    private SmallSums() {
    }

    /**
     * Whether a call is of this kind: what is not, null too, is left to the general way.
     *
     * @param surfaces the surfaces of the call
     * @param points the points of the call
     * @return true if {@link #sum} does it
     */
    static boolean serve(Surfaces surfaces, Points points) {
        return surfaces != null && points != null && points.size() > 0 && points.size() <= SumBlocks.UNIT
                && points.xOutside() != Outside.ERROR && points.yOutside() != Outside.ERROR
                && !isGrouped(points, surfaces.stack().table())
                && !EvaluationWatch.isRecording();
    }

    private static boolean isGrouped(Points points, NodeTable table) {
        return SumOrder.isGrouped(points.size(), table.cells(), table.surfaces());
    }

    /** Checks the arguments and does the call. */
    static void sum(Surfaces surfaces, Points points, Transform transform, MemorySegment sums, Workspace workspace) {
        SurfaceStack stack = surfaces.stack();
        Request.requirePoints(points);
        Request.requireOutput("sums", sums, surfaces.count(), points);
        Segments.requireNonNull("transform", transform);
        Request.requireOpen(stack);
        NodeTable table = stack.table();
        try {
            workspace.orderedSums.locate(stack.xLocator(points.xOutside()), stack.yLocator(points.yOutside()),
                    table.columns(), points.x(), points.y(), 0, (int) points.size(), workspace.scratch);
            workspace.orderedSums.sumLocated(table, surfaces.from(), surfaces.count(),
                    Finish.of(surfaces.transformIn(transform), table), workspace.scratch, sums, 0);
        } catch (IllegalStateException e) {
            throw isClosed(points, table, sums) ? Segments.closedMeanwhile(e) : e;
        }
    }

    private static boolean isClosed(Points points, NodeTable table, MemorySegment sums) {
        return !points.x().scope().isAlive() || !points.y().scope().isAlive() || !table.isOpen()
                || !sums.scope().isAlive();
    }
}

package org.bilane.spark;

import java.util.Locale;
import org.apache.spark.TaskContext;
import org.bilane.kernel.Axis;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.Scale;
import org.bilane.kernel.SurfaceStack;

/** The points of a task that lie outside the grid and are to be refused. Confined to one thread. */
final class RefusedPoints {
    private final SurfaceStack stack;
    private final Selection selection;
    private long points;
    private long refused;
    private String first;

    /**
     * No points yet.
     *
     * @param stack whose grid
     * @param selection tells the rules
     */
    RefusedPoints(SurfaceStack stack, Selection selection) {
        this.stack = stack;
        this.selection = selection;
    }

    /**
     * Looks at points, if a rule refuses any.
     *
     * @param chunk the task's next points, with their rules
     * @return whether they may be evaluated: neither of these was refused nor one before
     */
    boolean accept(Points chunk) {
        if (selection.refuses()) {
            OutsideCounts counts = stack.outside(chunk);
            if (refused == 0 && counts.refused() > 0) {
                first = "point " + (points + counts.firstRefused()) + " at " + chunk.x(counts.firstRefused()) + ", "
                        + chunk.y(counts.firstRefused());
            }
            points += chunk.size();
            refused += counts.refused();
        }
        return refused == 0;
    }

    /**
     * Fails the task, once all its points were looked at.
     *
     * @throws IllegalArgumentException if one was refused; the message tells how many, and the first
     */
    void requireNone() {
        if (refused > 0) {
            throw new IllegalArgumentException("partition " + TaskContext.getPartitionId() + ": " + refused + " of "
                    + points + " points are outside the grid, which is to be refused; the first is " + first
                    + ", and the knots go from " + range(stack.xAxis(), "x") + " and from "
                    + range(stack.yAxis(), "y"));
        }
    }

    private static String range(Axis axis, String coordinate) {
        double one = axis.knot(0);
        double other = axis.knot(axis.size() - 1);
        String scale = axis.scale() == Scale.LINEAR ? "" : axis.scale().name().toLowerCase(Locale.ROOT) + " ";
        return Math.min(one, other) + " to " + Math.max(one, other) + " in " + scale + coordinate;
    }
}

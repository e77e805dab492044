package org.bilane.spark;

import org.apache.spark.TaskContext;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;

/** The points of a task that lie outside the grid and are to be refused. Confined to one thread. */
final class RefusedPoints {
    private final SurfaceStack stack;
    private final Selection selection;
    private long points;
    private OutsideCounts counts = OutsideCounts.NONE;
    private double firstX;
    private double firstY;

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
            OutsideCounts more = stack.outside(chunk);
            if (counts.refused() == 0 && more.refused() > 0) {
                firstX = chunk.x(more.firstRefused());
                firstY = chunk.y(more.firstRefused());
            }
            counts = counts.plus(more, points);
            points += chunk.size();
        }
        return counts.refused() == 0;
    }

    /**
     * Fails the task, once all its points were looked at.
     *
     * @throws IllegalArgumentException if one was refused; the message tells how many, and the first
     */
    void requireNone() {
        if (counts.refused() > 0) {
            throw new IllegalArgumentException("partition " + TaskContext.getPartitionId() + ": "
                    + stack.refusal(counts, points, firstX, firstY));
        }
    }
}

package org.bilane.harness.pool;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.EvaluationStoppedException;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.PendingEvaluation;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/**
 * Calls of an evaluator that end at a deadline at the latest: the workers of a pool stop at the next chunk. A call
 * on the calling thread is not begun after the deadline, but can't be stopped by it.
 */
public final class BoundedCalls {
    private final Evaluator evaluator;
    private final Deadline deadline;

    /**
     * Calls of an evaluator.
     *
     * @param evaluator who computes
     * @param deadline until when
     */
    public BoundedCalls(Evaluator evaluator, Deadline deadline) {
        this.evaluator = evaluator;
        this.deadline = deadline;
    }

    /**
     * As {@link Evaluator#sums(List, Points, Transform, List)}.
     *
     * @param families the families
     * @param points which points
     * @param transform what is summed
     * @param sums receive the sums
     * @throws TimeIsUpException at the deadline
     */
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        deadline.requireTime();
        if (deadline.exists() && evaluator instanceof WorkerPool pool) {
            await(pool.startSums(families, points, transform, sums));
        } else {
            evaluator.sums(families, points, transform, sums);
        }
    }

    /**
     * As {@link Evaluator#values(List, Points, Transform, Layout, List)}.
     *
     * @param families the families
     * @param points which points
     * @param transform what is stored
     * @param layout the order of each result
     * @param values receive the values
     * @throws TimeIsUpException at the deadline
     */
    public void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        deadline.requireTime();
        if (deadline.exists() && evaluator instanceof WorkerPool pool) {
            await(pool.startValues(families, points, transform, layout, values));
        } else {
            evaluator.values(families, points, transform, layout, values);
        }
    }

    /**
     * As {@link Evaluator#gradients}. It is not begun after the deadline, but can't be stopped by it.
     *
     * @param surfaces which surfaces
     * @param points which points
     * @param transform what is stored
     * @param layout the order of each result
     * @param values receives the values; null for none
     * @param dx receives the derivatives with respect to x; null for none
     * @param dy receives the derivatives with respect to y; null for none
     * @throws TimeIsUpException at the deadline
     */
    public void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values,
            MemorySegment dx, MemorySegment dy) {
        deadline.requireTime();
        evaluator.gradients(surfaces, points, transform, layout, values, dx, dy);
    }

    private void await(PendingEvaluation pending) {
        try {
            pending.awaitOrCancel(deadline.left());
        } catch (EvaluationStoppedException e) {
            // Another reason, such as an interrupt, is another problem.
            deadline.requireTime();
            throw e;
        }
    }
}

package org.bilane.spark;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.bilane.kernel.Evaluator;

/**
 * What a task of a sum does with a partition. A stack that cannot be used is a result and not a failure, which Spark
 * would answer by trying again.
 *
 * @param <T> the form in which Spark hands over the points
 */
abstract class SumTask<T> implements FlatMapFunction<Iterator<T>, PartialSums> {
    private static final long serialVersionUID = 1L;

    private final StackHandle handle;
    private final Selection selection;

    /**
     * Sums of some surfaces.
     *
     * @param handle their stack
     * @param selection which surfaces, and what is summed
     */
    SumTask(StackHandle handle, Selection selection) {
        this.handle = handle;
        this.selection = selection;
    }

    @Override
    public final Iterator<PartialSums> call(Iterator<T> points) throws IOException {
        if (handle.orderOfSums() != Evaluator.orderOfSums()) {
            // Sums of both kinds together would have the bits of neither.
            return List.of(PartialSums.none(ProcessStacks.process() + ": sums in order " + Evaluator.orderOfSums()
                    + ", and the driver in order " + handle.orderOfSums()
                    + "; all processes must have the same version of bilane-kernel")).iterator();
        }
        try (ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle); Arena arena = Arena.ofConfined()) {
            RunningSums sums = new RunningSums(lease.stack(), selection, arena);
            addAll(points, sums);
            return List.of(sums.end()).iterator();
        } catch (UnusableStackException e) {
            return List.of(PartialSums.none(e.getMessage())).iterator();
        }
    }

    /**
     * Adds the points in their order.
     *
     * @param points the points
     * @param sums takes them
     */
    abstract void addAll(Iterator<T> points, RunningSums sums);
}

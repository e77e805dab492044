package org.bilane.spark;

import java.io.IOException;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Surfaces;

/**
 * What a task of a sum does: gathers the rows (x, y) of a partition into chunks and adds up the chunks' sums in order.
 * A stack that cannot be used is a result and not a failure, which Spark would answer by trying again.
 */
final class PartitionSums implements FlatMapFunction<Iterator<InternalRow>, PartitionSums.Partial> {
    private static final long serialVersionUID = 1L;

    private final StackHandle handle;
    private final Selection selection;

    /**
     * Sums of some surfaces.
     *
     * @param handle their stack
     * @param selection which surfaces, and what is summed
     */
    PartitionSums(StackHandle handle, Selection selection) {
        this.handle = handle;
        this.selection = selection;
    }

    /**
     * The sums over a partition.
     *
     * @param sums one for each surface; null if there is a problem
     * @param points the points that were summed over
     * @param nulls the points that were left out
     * @param kernelNanos how long the kernel took
     * @param problem why there are no sums, or null
     */
    record Partial(CompensatedSums sums, long points, long nulls, long kernelNanos, String problem)
            implements Serializable {
    }

    @Override
    public Iterator<Partial> call(Iterator<InternalRow> rows) throws IOException {
        try (ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle); Arena arena = Arena.ofConfined()) {
            return List.of(new Summing(lease, arena).over(rows)).iterator();
        } catch (UnusableStackException e) {
            return List.of(new Partial(null, 0, 0, 0, e.getMessage())).iterator();
        }
    }

    /** One partition on its way. */
    private final class Summing {
        private final Surfaces surfaces;
        private final PointChunk chunk;
        private final MemorySegment chunkSums;
        private final CompensatedSums sums;
        private long kernelNanos;

        Summing(ProcessStacks.Lease lease, Arena arena) {
            surfaces = lease.stack().range(selection.from(), selection.to());
            chunk = new PointChunk(arena, PointChunk.SUM_POINTS);
            chunkSums = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaces.count());
            sums = new CompensatedSums(surfaces.count());
        }

        Partial over(Iterator<InternalRow> rows) {
            long points = 0;
            long nulls = 0;
            while (rows.hasNext()) {
                InternalRow row = rows.next();
                if (row.isNullAt(0) || row.isNullAt(1)) {
                    nulls++;
                } else {
                    chunk.add(row.getDouble(0), row.getDouble(1));
                    points++;
                    if (chunk.isFull()) {
                        addChunk();
                    }
                }
            }
            addChunk();
            return new Partial(sums, points, nulls, kernelNanos, null);
        }

        private void addChunk() {
            Tasks.endIfKilled();
            long start = System.nanoTime();
            Evaluator.onCallingThread().sums(surfaces, chunk.points(), selection.transform(), chunkSums);
            kernelNanos += System.nanoTime() - start;
            for (int k = 0; k < surfaces.count(); k++) {
                sums.add(k, chunkSums.getAtIndex(ValueLayout.JAVA_DOUBLE, k));
            }
            chunk.clear();
        }
    }
}

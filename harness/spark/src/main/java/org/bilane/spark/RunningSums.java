package org.bilane.spark;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;

/** The sums over one partition: takes its points in order, and sums them chunk by chunk. Confined to one thread. */
final class RunningSums {
    private final Surfaces surfaces;
    private final Selection selection;
    private final RefusedPoints refused;
    private final PointChunk chunk;
    private final MemorySegment chunkSums;
    private final CompensatedSums sums;
    private long points;
    private long nulls;
    private long kernelNanos;

    /**
     * Sums of no points.
     *
     * @param stack the stack
     * @param selection which surfaces, and what is summed
     * @param arena owns the memory
     */
    RunningSums(SurfaceStack stack, Selection selection, Arena arena) {
        this.surfaces = selection.of(stack);
        this.selection = selection;
        this.refused = new RefusedPoints(stack, selection);
        this.chunk = new PointChunk(arena, PointChunk.SUM_POINTS);
        this.chunkSums = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaces.count());
        this.sums = new CompensatedSums(surfaces.count());
    }

    /**
     * Adds a point.
     *
     * @param x its x
     * @param y its y
     */
    void add(double x, double y) {
        chunk.add(x, y);
        if (chunk.isFull()) {
            addChunk();
        }
    }

    /**
     * Adds points.
     *
     * @param x their x
     * @param y as many y
     */
    void add(double[] x, double[] y) {
        for (int from = 0; from < x.length;) {
            from += chunk.add(x, y, from);
            if (chunk.isFull()) {
                addChunk();
            }
        }
    }

    /** Leaves out a point that has a null. */
    void addNull() {
        nulls++;
    }

    private void addChunk() {
        Tasks.endIfKilled();
        long start = System.nanoTime();
        Points located = selection.ruled(chunk.points());
        if (refused.accept(located)) {
            Evaluator.onCallingThread().sums(surfaces, located, selection.transform(), chunkSums);
            for (int k = 0; k < surfaces.count(); k++) {
                sums.add(k, chunkSums.getAtIndex(ValueLayout.JAVA_DOUBLE, k));
            }
        }
        kernelNanos += System.nanoTime() - start;
        points += chunk.size();
        chunk.clear();
    }

    /**
     * Ends the partition.
     *
     * @return its sums
     * @throws IllegalArgumentException if points are outside and to be refused
     */
    PartialSums end() {
        addChunk();
        refused.requireNone();
        return new PartialSums(sums, points, nulls, kernelNanos, null);
    }
}

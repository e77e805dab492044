package org.bilane.harness.sweep;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.reference.Job;
import org.bilane.kernel.EvaluationPlan;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/** The job that a sweep repeats, exponentials of all or one of the surfaces at all points, and its output. */
public final class SweepWork implements AutoCloseable {
    /** The part of the points that warms up what is new in a pool, its threads and their scratch memory. */
    private static final int WARMING_PART = 16;

    private final boolean summing;
    private final Surfaces surfaces;
    private final Points points;
    private final Points fewPoints;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment output;

    /**
     * A job on data that others own.
     *
     * @param job what is computed
     * @param all the surfaces
     * @param points the points, at least one
     * @throws OutOfMemoryError if there is not enough off-heap memory for the output
     */
    public SweepWork(Job job, Surfaces all, Points points) {
        this.summing = job == Job.SUMS;
        this.surfaces = job == Job.SURFACE ? all.stack().only(all.from()) : all;
        this.points = points;
        this.fewPoints = points.slice(0, Math.ceilDiv(points.size(), WARMING_PART));
        this.output = arena.allocate(JAVA_DOUBLE, summing ? surfaces.count() : surfaces.count() * points.size());
    }

    /**
     * What a call computes.
     *
     * @return points times surfaces
     */
    public double results() {
        return (double) surfaces.count() * points.size();
    }

    /**
     * What a point takes of x, y and the output.
     *
     * @return bytes
     */
    public long bytesPerPoint() {
        return ChunkSize.bytesPerPoint(summing ? 0 : surfaces.count());
    }

    /**
     * What a pool plans for the job.
     *
     * @param pool the pool
     * @return the plan
     */
    public EvaluationPlan plan(WorkerPool pool) {
        return summing
                ? pool.planSums(surfaces, points)
                : pool.planValues(surfaces, points, Layout.SURFACE_MAJOR);
    }

    /** Does a small part of the job. */
    void warmUp(Evaluator evaluator) {
        run(evaluator, fewPoints);
    }

    /** Does the job. */
    void run(Evaluator evaluator) {
        run(evaluator, points);
    }

    private void run(Evaluator evaluator, Points some) {
        if (summing) {
            evaluator.sums(surfaces, some, Transform.EXP, output);
        } else {
            evaluator.values(surfaces, some, Transform.EXP, Layout.SURFACE_MAJOR,
                    output.asSlice(0, surfaces.count() * some.size() * Double.BYTES));
        }
    }

    /** Frees the output. To be called once. */
    @Override
    public void close() {
        arena.close();
    }
}

package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Outside;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a rule for points outside the grid cost? Of the workload's points 1 in 25 lies beyond a last knot; {@code
 * ERROR}, which would refuse them, is asked on a grid that they all lie in.
 */
@State(Scope.Benchmark)
public class OutsideBenchmark extends TimedCalls {
    /** The rule for both axes. */
    @Param
    Outside rule;

    private SurfaceStack stack;
    private Points points;
    private MemorySegment values;
    private MemorySegment sums;

    /** For JMH. */
    public OutsideBenchmark() {
    }

    /**
     * Makes the grid and allocates the results.
     *
     * @param workload what is evaluated, on linear axes
     * @param outputs where the results go
     */
    @Setup
    public void allocate(Workload workload, Outputs outputs) {
        int n = workload.n;
        Axis axis = uniform(rule == Outside.ERROR ? n / (n - 1.0) : 1, n);
        stack = SurfaceStack.of(axis, axis, workload.data.table());
        points = workload.data.points().outside(rule);
        values = outputs.doubles(points.size());
        sums = outputs.doubles(stack.surfaceCount());
    }

    /** Even steps; of 1 they are those of an index axis, which are found in less time. */
    private static Axis uniform(double step, int n) {
        double[] knots = new double[n];
        for (int i = 0; i < n; i++) {
            knots[i] = i * step;
        }
        return Axis.of(knots);
    }

    /** Frees the grid. */
    @TearDown
    public void free() {
        stack.close();
    }

    /**
     * A sum for each surface.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void sums(Workload workload, Engine engine) {
        engine.opened.sums(stack.all(), points, workload.transform, sums);
    }

    /**
     * The values of one surface.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void surface(Workload workload, Engine engine) {
        engine.opened.values(stack.only(0), points, workload.transform, Layout.SURFACE_MAJOR, values);
    }

    /**
     * The counts of points outside, with nothing evaluated.
     *
     * @return the counts
     */
    @Benchmark
    public OutsideCounts counts() {
        return stack.outside(points);
    }
}

package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What do values and both derivatives cost, beside the values alone and beside setting as many bytes to zero? With
 * {@code -p surfaces=1} they are those of a single surface; 200,000 points of 50 surfaces are 80 MB of each.
 */
@State(Scope.Benchmark)
public class GradientsBenchmark extends TimedCalls {
    /** The order of the arrays. */
    @Param
    Layout layout;

    private Surfaces surfaces;
    private MemorySegment all;
    private MemorySegment values;
    private MemorySegment dx;
    private MemorySegment dy;

    /** For JMH. */
    public GradientsBenchmark() {
    }

    /**
     * Allocates the arrays.
     *
     * @param workload what is evaluated
     * @param outputs where the results go
     */
    @Setup
    public void allocate(Workload workload, Outputs outputs) {
        surfaces = workload.data.stack().all();
        long count = surfaces.count() * workload.data.points().size();
        all = outputs.doubles(3 * count);
        values = all.asSlice(0, count * Double.BYTES);
        dx = all.asSlice(count * Double.BYTES, count * Double.BYTES);
        dy = all.asSlice(2 * count * Double.BYTES);
    }

    /**
     * Values and both derivatives.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void valuesAndDerivatives(Workload workload, Engine engine) {
        engine.opened.gradients(surfaces, workload.data.points(), workload.transform, layout, values, dx, dy);
    }

    /**
     * One derivative.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void oneDerivative(Workload workload, Engine engine) {
        engine.opened.gradients(surfaces, workload.data.points(), workload.transform, layout, null, dx, null);
    }

    /**
     * The values alone.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void values(Workload workload, Engine engine) {
        engine.opened.values(surfaces, workload.data.points(), workload.transform, layout, values);
    }

    /** Setting the bytes of all three arrays to zero. */
    @Benchmark
    public void fill() {
        all.fill((byte) 0);
    }
}

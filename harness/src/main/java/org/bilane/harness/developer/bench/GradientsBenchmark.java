package org.bilane.harness.developer.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do values and both derivatives cost, beside the values alone and beside setting as many bytes to zero? With
 * {@code -p surfaces=1} they are those of a single surface; 200,000 points of 50 surfaces are 80 MB of each.
 */
@State(Scope.Benchmark)
public class GradientsBenchmark extends TimedCalls {
    /** The order of the arrays. */
    @Param
    Layout layout;

    private Arena arena;
    private Surfaces surfaces;
    private MemorySegment all;
    private MemorySegment values;
    private MemorySegment dx;
    private MemorySegment dy;

    /** For JMH. */
    public GradientsBenchmark() {
    }

    /**
     * Makes room for the arrays.
     *
     * @param workload what is evaluated
     */
    @Setup
    public void allocate(Workload workload) {
        arena = Arena.ofShared();
        surfaces = workload.data.stack().all();
        long count = surfaces.count() * workload.data.points().size();
        all = arena.allocate(JAVA_DOUBLE, 3 * count);
        values = all.asSlice(0, count * Double.BYTES);
        dx = all.asSlice(count * Double.BYTES, count * Double.BYTES);
        dy = all.asSlice(2 * count * Double.BYTES);
    }

    /** Frees the arrays. */
    @TearDown
    public void free() {
        arena.close();
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

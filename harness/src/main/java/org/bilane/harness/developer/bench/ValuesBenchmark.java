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

/** What does the array of all surfaces' values at all points cost, in either layout? */
@State(Scope.Benchmark)
public class ValuesBenchmark extends TimedCalls {
    /** The order of the array; by default each in its turn. */
    @Param
    Layout layout;

    private Arena arena;
    private MemorySegment values;
    private Surfaces surfaces;

    /** For JMH. */
    public ValuesBenchmark() {
    }

    /**
     * Makes room for the values.
     *
     * @param workload what is evaluated
     */
    @Setup
    public void allocate(Workload workload) {
        arena = Arena.ofShared();
        values = arena.allocate(JAVA_DOUBLE, Math.multiplyExact(workload.points, workload.surfaces));
        surfaces = workload.data.stack().all();
    }

    /** Frees the values. */
    @TearDown
    public void free() {
        arena.close();
    }

    /**
     * The values of all surfaces.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void values(Workload workload, Engine engine) {
        engine.opened.values(surfaces, workload.data.points(), workload.transform, layout, values);
    }
}

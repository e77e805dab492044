package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does the array of all surfaces' values at all points cost, in either layout? */
@State(Scope.Benchmark)
public class ValuesBenchmark extends TimedCalls {
    /** The order of the array; by default each in its turn. */
    @Param
    Layout layout;

    private MemorySegment values;
    private Surfaces surfaces;

    /** For JMH. */
    public ValuesBenchmark() {
    }

    /**
     * Allocates the values.
     *
     * @param workload what is evaluated
     * @param outputs where the results go
     */
    @Setup
    public void allocate(Workload workload, Outputs outputs) {
        values = outputs.doubles(Math.multiplyExact(workload.points, workload.surfaces));
        surfaces = workload.data.stack().all();
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

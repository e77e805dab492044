package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does the array of one surface's values at all points cost? It is the workload's first surface. */
@State(Scope.Benchmark)
public class SurfaceBenchmark extends TimedCalls {
    private MemorySegment values;
    private Surfaces surface;

    /** For JMH. */
    public SurfaceBenchmark() {
    }

    /**
     * Allocates the values.
     *
     * @param workload what is evaluated
     * @param outputs where the results go
     */
    @Setup
    public void allocate(Workload workload, Outputs outputs) {
        values = outputs.doubles(workload.points);
        surface = workload.data.stack().only(0);
    }

    /**
     * The values of one surface.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void surface(Workload workload, Engine engine) {
        engine.opened.values(surface, workload.data.points(), workload.transform, Layout.SURFACE_MAJOR,
                values);
    }
}

package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does a sum over all points for each surface cost? It is the main job of the reference program. */
@State(Scope.Benchmark)
public class SumsBenchmark extends TimedCalls {
    private MemorySegment sums;
    private Surfaces surfaces;

    /** For JMH. */
    public SumsBenchmark() {
    }

    /**
     * Allocates the sums.
     *
     * @param workload what is evaluated
     * @param outputs where the results go
     */
    @Setup
    public void allocate(Workload workload, Outputs outputs) {
        sums = outputs.doubles(workload.surfaces);
        surfaces = workload.data.stack().all();
    }

    /**
     * A sum for each surface.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void sums(Workload workload, Engine engine) {
        engine.opened.sums(surfaces, workload.data.points(), workload.transform, sums);
    }
}

package org.bilane.harness.developer.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a sum over all points for each surface cost? It is the main job of the reference program. */
@State(Scope.Benchmark)
public class SumsBenchmark extends TimedCalls {
    private Arena arena;
    private MemorySegment sums;
    private Surfaces surfaces;

    /** For JMH. */
    public SumsBenchmark() {
    }

    /**
     * Makes room for the sums.
     *
     * @param workload what is evaluated
     */
    @Setup
    public void allocate(Workload workload) {
        arena = Arena.ofShared();
        sums = arena.allocate(JAVA_DOUBLE, workload.surfaces);
        surfaces = workload.data.stack().all();
    }

    /** Frees the sums. */
    @TearDown
    public void free() {
        arena.close();
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

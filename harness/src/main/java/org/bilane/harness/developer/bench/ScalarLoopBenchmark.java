package org.bilane.harness.developer.bench;

import org.bilane.harness.developer.peer.ScalarLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does a plain loop cost, without the library? The baseline of the other benchmarks. */
@State(Scope.Benchmark)
public class ScalarLoopBenchmark extends TimedCalls {
    private ScalarLoop loop;

    /** For JMH. */
    public ScalarLoopBenchmark() {
    }

    /**
     * Copies the data to arrays.
     *
     * @param workload what is evaluated
     */
    @Setup
    public void copy(Workload workload) {
        loop = new ScalarLoop(workload.data, workload.transform);
    }

    /**
     * A sum for each surface, as in {@link SumsBenchmark}.
     *
     * @return the sums
     */
    @Benchmark
    public double[] sums() {
        return loop.sums();
    }

    /**
     * The values of one surface, as in {@link SurfaceBenchmark}.
     *
     * @return the values
     */
    @Benchmark
    public double[] surface() {
        return loop.values(0);
    }
}

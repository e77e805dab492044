package org.bilane.harness.developer.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The memory for results, which is freed when a benchmark ends. */
@State(Scope.Benchmark)
public class Outputs {
    private Arena arena;

    /** For JMH. */
    public Outputs() {
    }

    /** Begins, without any memory. */
    @Setup
    public void open() {
        arena = Arena.ofShared();
    }

    /** Frees the memory. */
    @TearDown
    public void free() {
        arena.close();
    }

    /**
     * Allocates memory until the benchmark ends.
     *
     * @param count how many doubles, at least 0
     * @return zeros
     */
    MemorySegment doubles(long count) {
        return arena.allocate(JAVA_DOUBLE, count);
    }
}

package org.bilane.harness.developer.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Up to which range of a cell does each base sum by deviations or moments? The workload's table, whose values are in
 * [0, 1), is multiplied by {@code width}. What counts is the natural range, {@code width} times the base's logarithm;
 * so the same table needs exponentials of single values earlier for a larger base, and {@code natural=true} divides by
 * that logarithm, which gives all bases the same range. The workload's transform is of no meaning here.
 */
@State(Scope.Benchmark)
public class BaseBenchmark extends TimedCalls {
    /** The transform. */
    @Param({"EXP", "EXP2", "EXP10"})
    Transform base;

    /** The range of the table. */
    @Param({"0.1", "0.25", "0.4", "0.7", "1", "1.4", "2", "4", "16"})
    double width;

    /** Whether the range is of natural logarithms, whatever the base. */
    @Param({"false", "true"})
    boolean natural;

    private SurfaceStack stack;
    private MemorySegment sums;

    /** For JMH. */
    public BaseBenchmark() {
    }

    /**
     * Makes the table.
     *
     * @param workload its values before they are multiplied
     * @param outputs where the sums go
     */
    @Setup
    public void make(Workload workload, Outputs outputs) {
        long count = workload.data.table().byteSize() / Double.BYTES;
        MemorySegment table = outputs.doubles(count);
        double factor = natural ? width / logarithm() : width;
        for (long i = 0; i < count; i++) {
            table.setAtIndex(JAVA_DOUBLE, i, factor * workload.data.table().getAtIndex(JAVA_DOUBLE, i));
        }
        stack = SurfaceStack.of(workload.data.stack().xAxis(), workload.data.stack().yAxis(), table);
        sums = outputs.doubles(stack.surfaceCount());
    }

    private double logarithm() {
        return switch (base) {
            case EXP2 -> Math.log(2);
            case EXP10 -> Math.log(10);
            default -> 1;
        };
    }

    /** Frees the table. */
    @TearDown
    public void free() {
        stack.close();
    }

    /**
     * A sum for each surface.
     *
     * @param workload the points
     * @param engine who evaluates
     */
    @Benchmark
    public void sums(Workload workload, Engine engine) {
        engine.opened.sums(stack.all(), workload.data.points(), base, sums);
    }
}

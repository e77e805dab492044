package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do three families of surfaces on the same grid and points cost, in one call that locates each point
 * once, and in a call for each? Each family is as large as the workload's; the result is a sum for each
 * surface.
 */
@State(Scope.Benchmark)
public class FamiliesBenchmark extends TimedCalls {
    private static final int FAMILIES = 3;

    private final List<ReferenceData> others = new ArrayList<>();
    private List<Surfaces> families;
    private List<Surfaces> differently;
    private List<MemorySegment> sums;

    /** For JMH. */
    public FamiliesBenchmark() {
    }

    /**
     * Makes the families that the workload has not, and allocates the sums.
     *
     * @param workload the first family, the points and the transform
     * @param outputs where the sums go
     */
    @Setup
    public void make(Workload workload, Outputs outputs) {
        List<Surfaces> surfaces = new ArrayList<>();
        List<MemorySegment> segments = new ArrayList<>();
        for (int family = 0; family < FAMILIES; family++) {
            if (family > 0) {
                others.add(workload.otherFamily(family));
            }
            surfaces.add((family == 0 ? workload.data : others.getLast()).stack().all());
            segments.add(outputs.doubles(workload.surfaces));
        }
        families = List.copyOf(surfaces);
        List<Surfaces> transformed = new ArrayList<>(List.of(surfaces.getFirst()));
        surfaces.stream().skip(1).forEach(family -> transformed.add(family.transformed(Transform.IDENTITY)));
        differently = List.copyOf(transformed);
        sums = List.copyOf(segments);
    }

    /** Frees the families. */
    @TearDown
    public void free() {
        others.forEach(ReferenceData::close);
        others.clear();
    }

    /**
     * All families in one call.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void oneCall(Workload workload, Engine engine) {
        engine.opened.sums(families, workload.data.points(), workload.transform, sums);
    }

    /**
     * All families in one call, the first with the workload's transform, the others as they are.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void oneCallOfSeveralTransforms(Workload workload, Engine engine) {
        engine.opened.sums(differently, workload.data.points(), workload.transform, sums);
    }

    /**
     * A call for each family.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void separateCalls(Workload workload, Engine engine) {
        for (int family = 0; family < FAMILIES; family++) {
            engine.opened.sums(families.get(family), workload.data.points(), workload.transform,
                    sums.get(family));
        }
    }
}

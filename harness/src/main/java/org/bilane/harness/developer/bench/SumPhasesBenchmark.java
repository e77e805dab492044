package org.bilane.harness.developer.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do the phases of sums over points grouped by cell cost? Points are located and ordered, and moments of a cell's
 * points collected, once for all surfaces; then the moments are contracted with each surface's corners. Here they are
 * timed as a whole, and {@link OnePhaseBenchmark} has each by itself: the time at 4 surfaces is nearly that of
 * ordering and collecting, and what each further surface adds is that of contracting. Table and transform decide how
 * many moments there are.
 */
@State(Scope.Benchmark)
public class SumPhasesBenchmark extends TimedCalls {
    private static final long SEED = 1;

    /** The number of surfaces, K; fewer than 4 are summed in the order of the points. */
    @Param({"4", "8", "50", "200"})
    int surfaces;

    /** The number of knots of either axis. */
    @Param("50")
    int n;

    /** The number of points, m: one block, and three. */
    @Param({"1000000", "10000000"})
    long points;

    /** How the values of the surfaces are made; by default each in its turn. */
    @Param
    TableKind table;

    /** What is done to an interpolated value. */
    @Param({"EXP", "IDENTITY"})
    Transform transform;

    private ReferenceData data;
    private Surfaces all;
    private Arena arena;
    private MemorySegment sums;

    /** For JMH. */
    public SumPhasesBenchmark() {
    }

    /** Makes the data and allocates the sums. */
    @Setup
    public void make() {
        data = new ReferenceData(new ReferenceProgram(Job.SUMS, transform, table, Layout.SURFACE_MAJOR, n, surfaces,
                points, SEED));
        all = data.stack().all();
        arena = Arena.ofShared();
        sums = arena.allocate(JAVA_DOUBLE, surfaces);
    }

    /** Frees the data and the sums. */
    @TearDown
    public void free() {
        arena.close();
        data.close();
    }

    /**
     * A sum for each surface.
     *
     * @param engine who evaluates
     */
    @Benchmark
    public void sums(Engine engine) {
        engine.opened.sums(all, data.points(), transform, sums);
    }
}

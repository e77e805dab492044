package org.bilane.harness.developer.bench;

import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What is evaluated: surfaces, points and a transform, by default those of the reference program. Its fields
 * are the parameters that {@code -p} sets.
 */
@State(Scope.Benchmark)
public class Workload {
    private static final long SEED = 1;

    /** The number of surfaces, K. */
    @Param("50")
    int surfaces;

    /** The number of knots of either axis. */
    @Param("50")
    int n;

    /** The number of points, m. */
    @Param("1000000")
    long points;

    /** How the values of the surfaces are made. */
    @Param("RANDOM")
    TableKind table;

    /** What the knots are to the coordinates of points. */
    @Param("LINEAR")
    AxesKind axes;

    /** What is done to an interpolated value. */
    @Param("EXP")
    Transform transform;

    /** The data, while a benchmark runs. */
    ReferenceData data;

    /** For JMH. */
    public Workload() {
    }

    /** Makes the data. */
    @Setup
    public void make() {
        data = data(points, SEED);
    }

    /** Frees the data. */
    @TearDown
    public void free() {
        data.close();
    }

    /**
     * Data of surfaces on the same grid, but with other values.
     *
     * @param number which, from 1; each has values of its own
     * @return the data, without points; the caller's to close
     */
    ReferenceData otherFamily(int number) {
        return data(0, SEED + number);
    }

    private ReferenceData data(long count, long seed) {
        // Neither the job nor the layout decides about the data.
        return new ReferenceData(new ReferenceProgram(Job.SUMS, transform, table, axes, Layout.SURFACE_MAJOR,
                n, surfaces, count, seed));
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;

/** Surfaces, points and outputs in shared memory, and what the calling thread makes of them. */
final class PoolFixture implements AutoCloseable {
    static final int SURFACES = 12;
    static final int POINTS = 20_011;
    private static final int KNOTS = 17;

    final SurfaceStack stack;
    final Points points;
    private final Arena arena = Arena.ofShared();

    PoolFixture() {
        SplittableRandom random = new SplittableRandom(20);
        double[][][] z = new double[SURFACES][KNOTS][KNOTS];
        for (double[][] surface : z) {
            for (double[] row : surface) {
                for (int i = 0; i < KNOTS; i++) {
                    row[i] = random.nextDouble(-5, 5);
                }
            }
        }
        stack = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), z);
        points = Points.of(coordinates(random), coordinates(random));
    }

    private MemorySegment coordinates(SplittableRandom random) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(POINTS, -1, KNOTS).toArray());
    }

    /** An output, filled with what no evaluation gives. */
    MemorySegment output(long doubles) {
        MemorySegment output = arena.allocate(ValueLayout.JAVA_DOUBLE, doubles);
        output.fill((byte) 0x55);
        return output;
    }

    /** Starts the sums of some surfaces at some of the points. */
    PendingEvaluation startSums(WorkerPool pool, Surfaces surfaces, Points some, MemorySegment sums) {
        return pool.startSums(List.of(surfaces), some, Transform.EXP, List.of(sums));
    }

    /** Starts the values of all surfaces at all points. */
    PendingEvaluation startAllValues(WorkerPool pool, MemorySegment values) {
        return pool.startValues(List.of(stack.all()), points, Transform.EXP, Layout.SURFACE_MAJOR, List.of(values));
    }

    /** Memory for the values of all surfaces at all points. */
    MemorySegment outputOfAll() {
        return output((long) SURFACES * POINTS);
    }

    /** Requires the bits of the calling thread's sums. */
    void requireSums(Surfaces surfaces, Points some, MemorySegment sums) {
        MemorySegment expected = output(surfaces.count());
        Evaluator.onCallingThread().sums(surfaces, some, Transform.EXP, expected);
        requireSame(expected, sums, "sums of " + surfaces);
    }

    /** Requires the bits of the calling thread's values. */
    void requireValues(Surfaces surfaces, Points some, Layout layout, MemorySegment values) {
        MemorySegment expected = output(surfaces.count() * some.size());
        Evaluator.onCallingThread().values(surfaces, some, Transform.EXP, layout, expected);
        requireSame(expected, values, layout + " values of " + surfaces);
    }

    /** Requires that a pool, whatever has befallen it, computes as ever. */
    void requireWorks(WorkerPool pool) {
        MemorySegment sums = output(SURFACES);
        pool.sums(stack.all(), points, Transform.EXP, sums);
        requireSums(stack.all(), points, sums);
        MemorySegment values = outputOfAll();
        pool.values(stack.all(), points, Transform.EXP, Layout.SURFACE_MAJOR, values);
        requireValues(stack.all(), points, Layout.SURFACE_MAJOR, values);
    }

    /** Requires equal bits. */
    static void requireSame(MemorySegment expected, MemorySegment actual, String what) {
        assertEquals(-1, expected.mismatch(actual), what + ": first byte that differs");
    }

    @Override
    public void close() {
        stack.close();
        arena.close();
    }
}

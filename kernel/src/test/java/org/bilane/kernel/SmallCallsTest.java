package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of few surfaces or few points take shorter ways than others, and have the bits of the documented order. */
@Tag("numerics")
@Tag("quick")
class SmallCallsTest {
    private static final int KNOTS = 40;
    private static final int MOST_POINTS = 1100;
    /** Each number of points up to the few of which values are stored, and some around a chunk. */
    private static final int[] MORE_POINTS = {31, 32, 43, 128, 341, 342, 1024, 1025, MOST_POINTS};

    private final SplittableRandom random = new SplittableRandom(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 50})
    void sumsAreTheDocumentedOnes(int surfaces) {
        check(surfaces, () -> random.nextDouble(-3, 3));
        check(surfaces, () -> random.nextDouble(-760, 720));
        check(surfaces, () -> random.nextInt(30) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble());
        check(surfaces, () -> random.nextInt(30) == 0 ? Double.NaN : random.nextDouble());
    }

    /** Their sum is a positive zero, as that of zero and each of them is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 9, 16})
    void negativeZerosAreAddedToZero(int surfaces) {
        check(surfaces, () -> -0.0);
    }

    private void check(int surfaces, DoubleSupplier node) {
        double[][][] z = new double[surfaces][KNOTS][KNOTS];
        for (double[][] surface : z) {
            for (double[] row : surface) {
                Arrays.setAll(row, i -> node.getAsDouble());
            }
        }
        try (Arena arena = Arena.ofConfined();
                SurfaceStack stack = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), z)) {
            Points points = Points.of(coordinates(arena), coordinates(arena));
            for (Outside rule : new Outside[] {Outside.CLAMP, Outside.NAN, Outside.LINEAR}) {
                for (Transform transform : Transform.values()) {
                    for (int m = 1; m <= 26; m++) {
                        check(stack, points.outside(rule).slice(0, m), transform, arena);
                    }
                    for (int m : MORE_POINTS) {
                        check(stack, points.outside(rule).slice(0, m), transform, arena);
                    }
                }
            }
        }
    }

    /** On knots and between, in and outside the grid. */
    private MemorySegment coordinates(Arena arena) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(MOST_POINTS, 0, KNOTS - 1)
                .map(x -> random.nextInt(5) == 0 ? Math.rint(x) : random.nextInt(40) == 0 ? x + KNOTS : x).toArray());
    }

    private static void check(SurfaceStack stack, Points points, Transform transform, Arena arena) {
        Evaluator evaluator = Evaluator.onCallingThread();
        int surfaces = stack.surfaceCount();
        int m = (int) points.size();
        MemorySegment values = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) surfaces * m);
        MemorySegment sums = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaces);
        evaluator.values(stack.all(), points, transform, Layout.SURFACE_MAJOR, values);
        evaluator.sums(stack.all(), points, transform, sums);
        double[] expected = new double[surfaces];
        for (int k = 0; k < surfaces; k++) {
            expected[k] = DocumentedSum.of(values.asSlice((long) k * m * Double.BYTES, (long) m * Double.BYTES)
                    .toArray(ValueLayout.JAVA_DOUBLE));
            assertEquals(Double.doubleToLongBits(expected[k]),
                    Double.doubleToLongBits(sums.getAtIndex(ValueLayout.JAVA_DOUBLE, k)),
                    transform + " of surface " + k + " of " + surfaces + " at " + m + " points");
        }
        assertEquals(DocumentedSum.compensated(expected), evaluator.total(stack.all(), points, transform));
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Axes whose knots are logarithms: the bits of linear ones at the logarithms of the coordinates. */
@Tag("numerics")
class LogarithmicAxesTest {
    private static final int SURFACES = 9;
    private static final int POINTS = 3000;
    private static final double[] EVEN = {-2, -1, 0, 1, 2};
    private static final double[] UNEVEN = {-300, -1.5, 0.25, 3};

    @TempDir
    private Path folder;

    private static double[] logarithms(Scale scale, double[] coordinates) {
        return Arrays.stream(coordinates).map(x -> scale == Scale.LINEAR ? x : ScalarLog.of(LogBase.of(scale), x))
                .toArray();
    }

    private static double[] coordinates(SplittableRandom random) {
        double[] special = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e-310, 1, 10, 100,
            0.1, 0.01};
        return random.doubles(POINTS, -3, 3).map(x -> random.nextInt(10) == 0 ? special[random.nextInt(special.length)]
                : Math.pow(10, x)).toArray();
    }

    private static Points points(Arena arena, double[] x, double[] y) {
        return Points.of(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, x),
                arena.allocateFrom(ValueLayout.JAVA_DOUBLE, y));
    }

    @ParameterizedTest
    @CsvSource({"LOG10, LOG10", "LN, LOG2", "LINEAR, LOG10", "LOG2, LINEAR"})
    void resultsHaveTheBitsOfLinearAxesAtTheLogarithms(Scale xScale, Scale yScale) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        double[] z = random.doubles(SURFACES * EVEN.length * UNEVEN.length, -1, 1).toArray();
        double[] px = coordinates(random);
        double[] py = coordinates(random);
        Path file = folder.resolve("tables.bilane");
        try (Arena arena = Arena.ofShared(); WorkerPool pool = WorkerPool.builder().workers(2).open();
                SurfaceStack made = SurfaceStack.of(Axis.of(xScale, EVEN), Axis.of(yScale, UNEVEN),
                        MemorySegment.ofArray(z));
                SurfaceStack linear = SurfaceStack.of(Axis.of(EVEN), Axis.of(UNEVEN), MemorySegment.ofArray(z))) {
            made.write(file);
            assertEquals(2, Files.readAllBytes(file)[8], "version");
            Points raw = points(arena, px, py);
            Points logarithmic = points(arena, logarithms(xScale, px), logarithms(yScale, py));
            try (SurfaceStack stack = SurfaceStack.open(file)) {
                assertEquals(made.xAxis(), stack.xAxis());
                assertEquals(made.yAxis(), stack.yAxis());
                assertEquals(made.checksum(), stack.checksum());
                assertNotEquals(linear.checksum(), stack.checksum());
                assertEquals(linear.outside(logarithmic), stack.outside(raw));
                for (Outside rule : new Outside[] {Outside.CLAMP, Outside.NAN, Outside.LINEAR}) {
                    for (Evaluator evaluator : new Evaluator[] {Evaluator.onCallingThread(), pool}) {
                        compare(evaluator, linear, logarithmic.outside(rule), stack, raw.outside(rule), arena);
                    }
                }
            }
        }
    }

    private static void compare(Evaluator evaluator, SurfaceStack linear, Points logarithmic, SurfaceStack stack,
            Points raw, Arena arena) {
        for (Transform transform : Transform.values()) {
            MemorySegment expected = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) SURFACES * POINTS);
            MemorySegment actual = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) SURFACES * POINTS);
            evaluator.values(linear.all(), logarithmic, transform, Layout.POINT_MAJOR, expected);
            evaluator.values(stack.all(), raw, transform, Layout.POINT_MAJOR, actual);
            SameBits.require(expected.toArray(ValueLayout.JAVA_DOUBLE), actual.toArray(ValueLayout.JAVA_DOUBLE),
                    at -> "value " + at);
            evaluator.sums(linear.all(), logarithmic, transform, expected.asSlice(0, 8 * SURFACES));
            evaluator.sums(stack.all(), raw, transform, actual.asSlice(0, 8 * SURFACES));
            SameBits.require(expected.asSlice(0, 8 * SURFACES).toArray(ValueLayout.JAVA_DOUBLE),
                    actual.asSlice(0, 8 * SURFACES).toArray(ValueLayout.JAVA_DOUBLE), k -> "sum " + k);
        }
    }

    /** The doubles nearest to powers of the knots are located at the knots, or within a logarithm's ulp of them. */
    @ParameterizedTest
    @EnumSource(names = {"LN", "LOG2", "LOG10"})
    void powersOfKnotsAreLocatedAtTheKnots(Scale scale) {
        double base = scale == Scale.LN ? Math.E : scale == Scale.LOG2 ? 2 : 10;
        try (Arena arena = Arena.ofConfined();
                SurfaceStack stack = SurfaceStack.of(Axis.of(scale, EVEN), Axis.index(2),
                        new double[][] {{-2, -2}, {-1, -1}, {0, 0}, {1, 1}, {2, 2}})) {
            double[] px = Arrays.stream(EVEN).map(knot -> Math.pow(base, knot)).toArray();
            MemorySegment values = arena.allocate(ValueLayout.JAVA_DOUBLE, px.length);
            Evaluator.onCallingThread().values(stack.all(), points(arena, px, new double[px.length]),
                    Transform.IDENTITY, Layout.SURFACE_MAJOR, values);
            for (int i = 0; i < px.length; i++) {
                assertEquals(EVEN[i], values.getAtIndex(ValueLayout.JAVA_DOUBLE, i), 4 * Math.ulp(2.0));
            }
        }
    }

    @Test
    void knotsWhosePowersOverflowAreRefused() {
        assertEquals(Scale.LOG10, Axis.of(Scale.LOG10, -400, 308).scale());
        for (Object[] refused : new Object[][] {{Scale.LOG10, 308.3}, {Scale.LN, 710.0}, {Scale.LOG2, 1024.0}}) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> Axis.of((Scale) refused[0], 0, (double) refused[1])).getMessage();
            assertTrue(message.startsWith("knots[1] = " + refused[1] + ": "), message);
        }
    }

    @Test
    void familiesMustAgreeInScale() {
        Axis linear = Axis.of(0, 1);
        Axis logarithmic = Axis.of(Scale.LOG10, 0, 1);
        assertNotEquals(linear, logarithmic);
        try (Arena arena = Arena.ofConfined(); SurfaceStack one = SurfaceStack.of(linear, linear, new double[2][2]);
                SurfaceStack other = SurfaceStack.of(linear, logarithmic, new double[2][2])) {
            String message = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread().sums(
                    List.of(one.all(), other.all()), points(arena, new double[1], new double[1]), Transform.EXP,
                    List.of(arena.allocate(8, 8), arena.allocate(8, 8)))).getMessage();
            assertTrue(message.contains("same scale"), message);
        }
    }
}

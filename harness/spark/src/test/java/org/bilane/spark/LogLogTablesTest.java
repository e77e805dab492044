package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Points;
import org.bilane.kernel.Scale;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scales, descending axes, rules for points outside, and derivatives, in two threads of this JVM. */
@Timeout(300)
class LogLogTablesTest {
    private static final int COUNT = 3000;
    private static SparkSession spark;
    private static SurfaceStack stack;
    private static SparkSurfaces surfaces;
    private static TestPoints points;

    /** Knots from 10^0 to 10^2 and from 10^1 to 10^-1; coordinates go half a decade further. */
    @BeforeAll
    static void start() {
        spark = Sessions.local();
        SplittableRandom random = new SplittableRandom(17);
        double[][][] z = new double[3][3][3];
        for (double[][] surface : z) {
            for (double[] row : surface) {
                for (int j = 0; j < 3; j++) {
                    row[j] = random.nextDouble();
                }
            }
        }
        stack = SurfaceStack.of(Axis.of(Scale.LOG10, 0, 1.5, 2), Axis.of(Scale.LOG10, 1, 0, -1), z);
        surfaces = SparkSurfaces.of(StackHandle.broadcast(spark, stack)).transform(Transform.EXP10);
        points = new TestPoints(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < COUNT; i++) {
            points.x().add(i % 97 == 5 ? null : i % 89 == 0 ? (Double) Double.NaN
                    : (Double) Math.pow(10, 3 * random.nextDouble() - 0.5));
            points.y().add(Math.pow(10, 3 * random.nextDouble() - 1.5));
        }
    }

    @AfterAll
    static void stop() {
        spark.stop();
        stack.close();
    }

    /** What the kernel gives in one call: values and derivatives, (m, K) each. */
    private static double[][] expected(Outside rule) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment[] out = new MemorySegment[3];
            for (int i = 0; i < out.length; i++) {
                out[i] = arena.allocate(ValueLayout.JAVA_DOUBLE, 3 * COUNT);
            }
            Evaluator.onCallingThread().gradients(stack.all(), located(arena).outside(rule), Transform.EXP10,
                    Layout.POINT_MAJOR, out[0], out[1], out[2]);
            return new double[][] {out[0].toArray(ValueLayout.JAVA_DOUBLE), out[1].toArray(ValueLayout.JAVA_DOUBLE),
                out[2].toArray(ValueLayout.JAVA_DOUBLE)};
        }
    }

    private static Points located(Arena arena) {
        return Points.of(segment(arena, points.x()), segment(arena, points.y()));
    }

    private static MemorySegment segment(Arena arena, List<Double> coordinates) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE,
                coordinates.stream().mapToDouble(c -> c == null ? Double.NaN : c).toArray());
    }

    @Test
    void valuesOnLogarithmicAxesHaveTheBitsOfTheKernel() {
        List<Row> rows = surfaces.values(points.dataset(spark, 3), "x", "y", "f").collectAsList();
        requireArrays(rows, 4, expected(Outside.CLAMP)[0]);
    }

    @Test
    void derivativesHaveTheBitsOfTheKernel() {
        List<Row> rows = surfaces.outside(Outside.LINEAR)
                .gradients(points.dataset(spark, 2), "x", "y", "f", "fx", "fy").collectAsList();
        double[][] expected = expected(Outside.LINEAR);
        for (int i = 0; i < expected.length; i++) {
            requireArrays(rows, 4 + i, expected[i]);
        }
        Dataset<Row> one = surfaces.gradients(points.dataset(spark, 2), "x", "y", null, null, "fy");
        assertEquals(List.of("id", "x", "a.text", "y", "fy"), List.of(one.columns()));
        requireArrays(one.collectAsList(), 4, expected(Outside.CLAMP)[2]);
        assertEquals("values, dx and dy: all null; at least one column must be named",
                assertThrows(IllegalArgumentException.class,
                        () -> surfaces.gradients(points.dataset(spark, 1), "x", "y", null, null, null)).getMessage());
    }

    private static void requireArrays(List<Row> rows, int column, double[] expected) {
        for (int i = 0; i < COUNT; i++) {
            Row row = rows.get(i);
            assertEquals(points.isNull(i), row.isNullAt(column), "point " + i);
            for (int k = 0; k < 3 && !points.isNull(i); k++) {
                assertEquals(expected[3 * i + k], row.<Double>getList(column).get(k),
                        "surface " + k + " at point " + i);
            }
        }
    }

    @Test
    void sumsFollowTheRule() {
        Dataset<Row> numbers = points.dataset(spark, 2).where("not isnan(x)");
        double[] clamped = surfaces.sums(numbers, "x", "y").values();
        double[] linear = surfaces.outside(Outside.LINEAR).sums(numbers, "x", "y").values();
        double[] mixed = surfaces.outside(Outside.NAN, Outside.CLAMP).sums(numbers, "x", "y").values();
        double[] inside = surfaces.outside(Outside.NAN, Outside.CLAMP)
                .sums(numbers.where("x between 1 and 100"), "x", "y").values();
        for (int k = 0; k < 3; k++) {
            assertTrue(Double.isFinite(clamped[k]) && Double.isFinite(linear[k]) && clamped[k] != linear[k]);
            assertEquals(Double.NaN, mixed[k]);
            assertTrue(Double.isFinite(inside[k]));
        }
    }

    @Test
    void aTaskWithPointsThatAreRefusedFailsWithTheirCount() {
        long outside = 0;
        int first = -1;
        for (int i = 0; i < COUNT; i++) {
            Double x = points.x().get(i);
            if (x != null && !x.isNaN() && (x < 1 || x > 100)) {
                first = outside++ == 0 ? i : first;
            }
        }
        String count = ": " + outside + " of ";
        String row = " at (" + points.x().get(first) + ", " + points.y().get(first)
                + "), and the knots go from 0.0 to 2.0 in log10 x and from -1.0 to 1.0 in log10 y";
        SparkSurfaces strict = surfaces.outside(Outside.ERROR, Outside.CLAMP);
        for (Runnable call : List.<Runnable>of(() -> strict.sums(points.dataset(spark, 1), "x", "y"),
                () -> strict.values(points.dataset(spark, 1), "x", "y", "f").collectAsList())) {
            String message = assertThrows(Exception.class, call::run).toString();
            assertTrue(message.contains("partition 0" + count), message);
            assertTrue(message.contains(" points are outside the grid and are refused; the first is point "),
                    message);
            assertTrue(message.contains(row), message);
        }
        Dataset<Row> inside = points.dataset(spark, 2).where("x is null or x between 1 and 100 or isnan(x)");
        assertArrayEquals(surfaces.sums(inside, "x", "y").values(), strict.sums(inside, "x", "y").values());
    }
}

package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Values beside the rows of a dataset, in two threads of this JVM. */
@Timeout(300)
class LocalValuesTest {
    @TempDir
    private static Path folder;
    private static SparkSession spark;
    private static SurfaceStack stack;
    private static SparkSurfaces surfaces;
    private final TestPoints points = TestPoints.odd(1, 5000);

    @BeforeAll
    static void start() throws IOException {
        spark = Sessions.local();
        stack = TestTables.stack(1, 21, 9, 12);
        Path file = folder.resolve("tables.bilane");
        stack.write(file);
        surfaces = SparkSurfaces.of(StackHandle.file(file.toString()));
    }

    @AfterAll
    static void stop() {
        spark.stop();
        stack.close();
    }

    @Test
    void arraysHaveTheBitsOfTheKernelAndStandBesideTheirRows() {
        for (Transform transform : Transform.values()) {
            Dataset<Row> result = surfaces.transform(transform).values(points.dataset(spark, 3), "x", "y", "f");
            List<Row> rows = result.collectAsList();
            assertEquals(List.of("id", "x", "a.text", "y", "f"), List.of(result.columns()));
            double[] expected = points.values(stack.all(), transform);
            assertEquals(points.count(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                assertEquals(i, row.getInt(0));
                assertEquals(points.x().get(i), row.get(1));
                assertEquals(TestPoints.text(i), row.getString(2));
                assertEquals(points.y().get(i), row.get(3));
                requireValues(expected, i, 21, row.isNullAt(4) ? null : row.<Double>getList(4));
            }
        }
    }

    private void requireValues(double[] expected, int i, int count, List<Double> values) {
        if (points.isNull(i)) {
            assertEquals(null, values, "point " + i);
        } else {
            for (int k = 0; k < count; k++) {
                assertEquals(expected[i * count + k], values.get(k), "surface " + k + " at point " + i);
            }
        }
    }

    @Test
    void columnsHaveTheBitsOfTheKernel() {
        Surfaces range = stack.range(4, 7);
        List<Row> rows = surfaces.range(4, 7).values(points.dataset(spark, 2), "x", "y", List.of("p", "q.r", "s"))
                .select("s", "id", "`q.r`", "p").collectAsList();
        double[] expected = points.values(range, Transform.EXP);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            assertEquals(i, row.getInt(1));
            if (points.isNull(i)) {
                assertTrue(row.isNullAt(0) && row.isNullAt(2) && row.isNullAt(3), "point " + i);
            } else {
                assertEquals(expected[3 * i], row.getDouble(3));
                assertEquals(expected[3 * i + 1], row.getDouble(2));
                assertEquals(expected[3 * i + 2], row.getDouble(0));
            }
        }
    }

    @Test
    void theResultIsADatasetLikeAnyOther() {
        Dataset<Row> result = surfaces.values(points.dataset(spark, 3), "x", "y", "f");
        double[] expected = points.values(stack.all(), Transform.EXP);
        double greatest = Double.NEGATIVE_INFINITY;
        int above = 0;
        for (int i = 0; i < points.count(); i++) {
            double value = expected[21 * i + 5];
            if (!points.isNull(i) && !Double.isNaN(value)) {
                greatest = Math.max(greatest, value);
                above += value > 2 ? 1 : 0;
            }
        }
        Dataset<Row> fifth = result.withColumn("v", functions.expr("f[5]")).where("not isnan(v)");
        assertEquals(greatest, fifth.agg(functions.max("v")).first().getDouble(0));
        assertEquals(above, fifth.where("v > 2").repartition(5).count());
        assertEquals(points.count(), result.join(result.select("id"), "id").count());
        assertEquals(5, result.limit(5).collectAsList().size());
        StacksInUse.awaitNone();
    }

    @Test
    void theSameCoordinateMayServeTwiceAndLieInAStruct() {
        Dataset<Row> nested = points.dataset(spark, 1).selectExpr("id", "struct(x, y) as p");
        List<Row> rows = surfaces.only(2).values(nested, "p.x", "p.x", List.of("d")).collectAsList();
        double[] expected = new TestPoints(points.x(), points.x()).values(stack.only(2), Transform.EXP);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(points.x().get(i) == null ? null : (Object) expected[i], rows.get(i).get(2));
        }
    }

    @Test
    void whatNobodyAsksForIsNotEvaluated() throws IOException {
        Path file = folder.resolve("unread.bilane");
        try (SurfaceStack other = TestTables.stack(77, 3, 4, 4)) {
            other.write(file);
        }
        SparkSurfaces unread = SparkSurfaces.of(StackHandle.file(file.toString()));
        long before = ProcessStacks.INSTANCE.opened();
        Dataset<Row> result = unread.values(points.dataset(spark, 2), "x", "y", "f");
        assertEquals(points.count(), result.count());
        assertEquals(10, result.select("y", "id").where("id < 10").collectAsList().size());
        assertEquals(before, ProcessStacks.INSTANCE.opened());
        result.select("f").collectAsList();
        assertEquals(before + 1, ProcessStacks.INSTANCE.opened());
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        Dataset<Row> dataset = points.dataset(spark, 1);
        refuses("column id: type int; coordinates must be double",
                () -> surfaces.values(dataset, "x", "id", "f"));
        refuses("column X: is there twice", () -> surfaces.values(dataset, "x", "y", "X"));
        refuses("column q: is there twice", () -> surfaces.range(0, 2).values(dataset, "x", "y", List.of("q", "q")));
        refuses("names: 2 given; there must be one for each of the 21 surfaces",
                () -> surfaces.values(dataset, "x", "y", List.of("a", "b")));
        refuses("column `a.text`: type string", () -> surfaces.sums(dataset, "`a.text`", "y"));
        assertTrue(assertThrows(IndexOutOfBoundsException.class, () -> surfaces.range(3, 22)).getMessage()
                .startsWith("surfaces 3 to 22 (exclusive)"));
    }

    private static void refuses(String start, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(start), message);
    }
}

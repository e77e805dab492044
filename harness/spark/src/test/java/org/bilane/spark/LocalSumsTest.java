package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sums over datasets, in two threads of this JVM. */
@Timeout(300)
class LocalSumsTest {
    @TempDir
    private static Path folder;
    private static SparkSession spark;
    private static SurfaceStack stack;
    private static SparkSurfaces surfaces;

    @BeforeAll
    static void start() {
        spark = Sessions.local();
        stack = TestTables.stack(2, 5, 8, 9);
        surfaces = SparkSurfaces.of(StackHandle.broadcast(spark, stack));
    }

    @AfterAll
    static void stop() {
        spark.stop();
        stack.close();
    }

    @Test
    void sumsAreThoseOfTheDocumentedOrderAndWithinTheBound() {
        TestPoints points = TestPoints.random(3, 20_000);
        for (int partitions : new int[] {1, 5}) {
            Dataset<Row> dataset = points.dataset(spark, partitions);
            for (Transform transform : Transform.values()) {
                SurfaceSums sums = surfaces.transform(transform).sums(dataset, "x", "y");
                assertEquals(20_000, sums.points());
                assertEquals(0, sums.nulls());
                assertTrue(sums.kernelSeconds() > 0);
                ExpectedSums.requireSame(
                        ExpectedSums.inOrder(points, partitions, stack.all(), transform), sums.values());
                ExpectedSums.requireBound(points, stack.all(), transform, sums.values());
                ExpectedSums.requireSame(sums.values(),
                        surfaces.transform(transform).sums(dataset, "x", "y").values());
            }
        }
    }

    @Test
    void sumsFromParquetAreTheSameEachTime() {
        String file = folder.resolve("points.parquet").toString();
        TestPoints points = TestPoints.random(4, 10_000);
        points.dataset(spark, 4).write().parquet(file);
        SparkSurfaces range = surfaces.range(1, 4);
        SurfaceSums first = range.sums(spark.read().parquet(file), "x", "y");
        ExpectedSums.requireBound(points, stack.range(1, 4), Transform.EXP, first.values());
        for (int again = 0; again < 3; again++) {
            ExpectedSums.requireSame(first.values(), range.sums(spark.read().parquet(file), "x", "y").values());
        }
    }

    /** Where Spark reads columns and where it reads rows: the same points in the same order. */
    @Test
    void columnsAndRowsGiveTheSameSums() {
        String file = folder.resolve("odd.parquet").toString();
        TestPoints points = TestPoints.odd(8, 20_000);
        points.dataset(spark, 1).where("not isnan(x) and not isnan(y) or x is null or y is null")
                .write().parquet(file);
        points.dataset(spark, 1).where("x < 9 and y < 9").write().parquet(file + "-without-nulls");
        for (String path : List.of(file, file + "-without-nulls")) {
            Dataset<Row> dataset = spark.read().parquet(path);
            for (String[] xy : new String[][] {{"x", "y"}, {"y", "x"}, {"x", "x"}}) {
                assertTrue(CoordinateBatches.behind(dataset.select(xy[0], xy[1])).isPresent(), xy[0] + ", " + xy[1]);
                SurfaceSums columns = surfaces.sums(dataset, xy[0], xy[1]);
                Dataset<Row> byRows = dataset.where("id >= 0");
                assertTrue(CoordinateBatches.behind(byRows.select(xy[0], xy[1])).isEmpty());
                SurfaceSums rows = surfaces.sums(byRows, xy[0], xy[1]);
                assertTrue(columns.points() > 8192, "points: " + columns.points());
                assertEquals(rows.points(), columns.points());
                assertEquals(rows.nulls(), columns.nulls());
                assertEquals(path.equals(file), columns.nulls() > 0);
                ExpectedSums.requireSame(rows.values(), columns.values());
            }
        }
    }

    @Test
    void aPartitionMayHoldMorePointsThanAChunk() {
        int count = (1 << 20) + 50_000;
        TestPoints points = new TestPoints(new ArrayList<>(count), new ArrayList<>(count));
        for (int i = 0; i < count; i++) {
            points.x().add(i * 0.6180339887498949 % 9);
            points.y().add(i * 0.7548776662466927 % 9);
        }
        Dataset<Row> dataset = spark.range(0, count, 1, 1)
                .selectExpr("id * 0.6180339887498949D % 9D as x", "id * 0.7548776662466927D % 9D as y");
        SurfaceSums sums = surfaces.only(3).sums(dataset, "x", "y");
        assertEquals(count, sums.points());
        ExpectedSums.requireSame(ExpectedSums.inOrder(points, 1, stack.only(3), Transform.EXP), sums.values());
        ExpectedSums.requireBound(points, stack.only(3), Transform.EXP, sums.values());
        // So few surfaces are summed in another order.
        try (SurfaceStack few = TestTables.stack(4, 2, 8, 9)) {
            SurfaceSums ofFew = SparkSurfaces.of(StackHandle.broadcast(spark, few)).sums(dataset, "x", "y");
            ExpectedSums.requireSame(ExpectedSums.inOrder(points, 1, few.all(), Transform.EXP), ofFew.values());
            ExpectedSums.requireBound(points, few.all(), Transform.EXP, ofFew.values());
        }
    }

    @Test
    void nullsAreLeftOutAndNaNIsNot() {
        TestPoints points = TestPoints.odd(5, 3000);
        int nulls = 0;
        for (int i = 0; i < points.count(); i++) {
            nulls += points.isNull(i) ? 1 : 0;
        }
        SurfaceSums sums = surfaces.sums(points.dataset(spark, 2), "x", "y");
        assertEquals(nulls, sums.nulls());
        assertEquals(3000 - nulls, sums.points());
        assertEquals(Double.NaN, sums.values()[0]);
        SurfaceSums finite = surfaces.sums(points.dataset(spark, 2).where("not isnan(x) and not isnan(y)"), "x", "y");
        ExpectedSums.requireSame(finite.values(),
                surfaces.sums(points.dataset(spark, 2).where("x <> 'NaN' and y <> 'NaN'"), "x", "y").values());
    }

    @Test
    void noPointsHaveTheSumZero() {
        TestPoints points = TestPoints.random(6, 10);
        SurfaceSums sums = surfaces.sums(points.dataset(spark, 2).where("x > 1000"), "x", "y");
        assertEquals(0, sums.points());
        assertArrayEquals(new double[5], sums.values());
    }

    @Test
    void sumsAfterAShuffleStayWithinTheBound() {
        TestPoints points = TestPoints.random(7, 5000);
        SurfaceSums sums = surfaces.sums(points.dataset(spark, 2).repartition(5), "x", "y");
        ExpectedSums.requireBound(points, stack.all(), Transform.EXP, sums.values());
    }
}

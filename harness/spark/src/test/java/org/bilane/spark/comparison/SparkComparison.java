package org.bilane.spark.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.Axis;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.SurfaceStack;
import org.bilane.spark.SparkSurfaces;
import org.bilane.spark.StackHandle;

/**
 * Sums of 50 surfaces of 50x50 over points in a Parquet file, in several ways by turns: seconds of wall time, how often
 * Bilane fits into the others' time, and the share of it that the kernel takes. {@code docs/spark.md} has the command.
 */
public final class SparkComparison {
    private static final int SURFACES = 50;
    private static final int KNOTS = 50;
    /** Far above the rounding errors of plain sums of 2*10^7 terms. */
    private static final double TOLERANCE = 1e-9;

    private SparkComparison() {
    }

    /**
     * Runs the comparison.
     *
     * @param args the number of points, of rounds and of threads, the folder for the files, where the points' file is
     *     made if it is missing, and the width of the range from which table values are drawn: 1 is the reference job's
     * @throws IOException if the files cannot be written
     */
    public static void main(String[] args) throws IOException {
        long count = Long.parseLong(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int threads = Integer.parseInt(args[2]);
        double width = Double.parseDouble(args[4]);
        Path folder = Files.createDirectories(Path.of(args[3])).toAbsolutePath();
        try (SparkSession spark = SparkSession.builder().master("local[" + threads + "]").appName("bilane comparison")
                .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString()).getOrCreate()) {
            Dataset<Row> points = points(spark, count, 4 * threads, folder.resolve("points-" + count + ".parquet"));
            List<Contender> contenders = contenders(spark, folder.resolve("tables.bilane"), width);
            Rounds result = Rounds.run(contenders, points, rounds, TOLERANCE);
            System.out.printf(Locale.ROOT, "%d surfaces of %dx%d at %,d points, %d threads, %s%n%n", SURFACES, KNOTS,
                    KNOTS, count, threads, ExecutionPath.chosen());
            System.out.print(result.table(threads));
        }
    }

    private static Dataset<Row> points(SparkSession spark, long count, int partitions, Path file) {
        if (!Files.exists(file.resolve("_SUCCESS"))) {
            spark.range(0, count, 1, partitions).selectExpr("rand(1) * 49 as x", "rand(2) * 49 as y")
                    .write().mode("overwrite").parquet(file.toString());
        }
        return spark.read().parquet(file.toString());
    }

    private static List<Contender> contenders(SparkSession spark, Path stackFile, double width) throws IOException {
        double[] z = new SplittableRandom(3).doubles((long) SURFACES * KNOTS * KNOTS, 0, width).toArray();
        PlainTable table = new PlainTable(SURFACES, KNOTS, z);
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), table.surfacesFirst())) {
            stack.write(stackFile);
        }
        Broadcast<PlainTable> broadcast = new JavaSparkContext(spark.sparkContext()).broadcast(table);
        return Arrays.asList(
                new BilaneContender(SparkSurfaces.of(StackHandle.file(stackFile.toString()))),
                new PlainJavaContender(broadcast), new UdfContender(broadcast, SURFACES),
                ExpressionContender.of(spark, table), new ReadingContender());
    }
}

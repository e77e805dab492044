package org.bilane.spark;

import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** Points as a dataset with a number and a text beside them, and what the kernel makes of them in one call. */
record TestPoints(List<Double> x, List<Double> y) implements Serializable {
    static final StructType SCHEMA = new StructType().add("id", DataTypes.IntegerType).add("x", DataTypes.DoubleType)
            .add("a.text", DataTypes.StringType).add("y", DataTypes.DoubleType);

    /** Points inside and outside of the grids of {@link TestTables}. */
    static TestPoints random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        TestPoints points = new TestPoints(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            points.x.add(12 * random.nextDouble() - 2);
            points.y.add(12 * random.nextDouble() - 2);
        }
        return points;
    }

    /** As {@link #random}, with infinities, NaN and nulls among them. */
    static TestPoints odd(long seed, int count) {
        TestPoints points = random(seed, count);
        Double[] odd = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, null, -0.0, -1.0};
        for (int i = 0; i < count; i++) {
            if (i % 7 == 0) {
                points.x.set(i, odd[i / 7 % odd.length]);
            }
            if (i % 11 == 0) {
                points.y.set(i, odd[i / 11 % odd.length]);
            }
        }
        return points;
    }

    int count() {
        return x.size();
    }

    boolean isNull(int i) {
        return x.get(i) == null || y.get(i) == null;
    }

    /** A text of up to some kilobytes. */
    static String text(int i) {
        return "text ".repeat(i % 1000 == 0 ? 1000 : i % 3);
    }

    /** The points in order, in as many partitions. */
    Dataset<Row> dataset(SparkSession spark, int partitions) {
        return spark.createDataFrame(rows(spark, partitions), SCHEMA);
    }

    JavaRDD<Row> rows(SparkSession spark, int partitions) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            rows.add(RowFactory.create(i, x.get(i), text(i), y.get(i)));
        }
        return new JavaSparkContext(spark.sparkContext()).parallelize(rows, partitions);
    }

    /** The partitions that {@link #dataset} makes, without the points that have a null. */
    List<TestPoints> partitions(int partitions) {
        List<TestPoints> parts = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            TestPoints part = new TestPoints(new ArrayList<>(), new ArrayList<>());
            for (int i = (int) ((long) p * count() / partitions); i < (long) (p + 1) * count() / partitions; i++) {
                if (!isNull(i)) {
                    part.x.add(x.get(i));
                    part.y.add(y.get(i));
                }
            }
            parts.add(part);
        }
        return parts;
    }

    /** What the kernel gives for the points, (m, K'); for a null as for NaN. */
    double[] values(Surfaces surfaces, Transform transform) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) count() * surfaces.count());
            Evaluator.onCallingThread().values(surfaces, load(arena, 0, count()), transform, Layout.POINT_MAJOR, out);
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    /** What the kernel gives for the sum over a range of the points. */
    double[] sums(Surfaces surfaces, Transform transform, int from, int to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaces.count());
            Evaluator.onCallingThread().sums(surfaces, load(arena, from, to), transform, out);
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    private Points load(Arena arena, int from, int to) {
        return Points.of(load(arena, x.subList(from, to)), load(arena, y.subList(from, to)));
    }

    private static MemorySegment load(Arena arena, List<Double> coordinates) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE,
                coordinates.stream().mapToDouble(c -> c == null ? Double.NaN : c).toArray());
    }
}

package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scala.reflect.ClassTag$;

/** What travels from the driver: with each task, and once for all tasks of a stage. */
@Timeout(300)
class TaskSizeTest {
    private static final int[][] SHAPES = {{1, 2, 2}, {100, 2, 2}, {7, 150, 150}, {100, 100, 120}};
    private static final int MOST_BYTES_OF_A_TASK = 20_000;
    /** Identifiers of broadcasts and of files have more digits as time goes on. */
    private static final int DIGITS = 32;

    @TempDir
    private static Path folder;
    private static SparkSession spark;
    private static Dataset<Row> points;

    @BeforeAll
    static void start() {
        spark = Sessions.local();
        String file = folder.resolve("points.parquet").toString();
        TestPoints.random(1, 1000).dataset(spark, 4).write().parquet(file);
        points = spark.read().parquet(file);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** The handles of a stack of each kind. */
    private static List<StackHandle> handles(int[] shape) throws IOException {
        String name = "t%03d-%03d-%03d.bilane".formatted(shape[0], shape[1], shape[2]);
        try (SurfaceStack stack = TestTables.stack(9, shape[0], shape[1], shape[2])) {
            stack.write(folder.resolve(name));
            spark.sparkContext().addFile(folder.resolve(name).toString());
            return List.of(StackHandle.file(folder.resolve(name).toString()), StackHandle.sparkFile(name),
                    StackHandle.broadcast(spark, stack));
        }
    }

    @Test
    void aTaskIsSmallWhateverTheStack() throws IOException {
        for (int[] shape : SHAPES) {
            for (StackHandle handle : handles(shape)) {
                SparkSurfaces surfaces = SparkSurfaces.of(handle);
                try (SentTasks sent = new SentTasks()) {
                    surfaces.sums(points, "x", "y");
                    surfaces.values(points, "x", "y", "f").select("f").foreach(row -> { });
                    assertFalse(sent.bytes().size() < 4, "tasks: " + sent.bytes());
                    sent.bytes().forEach(bytes -> assertTrue(bytes < MOST_BYTES_OF_A_TASK,
                            handle + ": " + sent.bytes()));
                }
            }
        }
    }

    @Test
    void whatAStageSharesDoesNotGrowWithTheStack() throws IOException {
        List<List<Integer>> all = new ArrayList<>();
        for (int[] shape : SHAPES) {
            List<Integer> sizes = new ArrayList<>();
            for (StackHandle handle : handles(shape)) {
                sizes.add(bytes(handle));
                sizes.add(bytes(new RowSumTask(handle, new Selection(0, handle.surfaceCount(), Transform.EXP,
                        Outside.CLAMP, Outside.CLAMP))));
                sizes.add(bytes(SparkSurfaces.of(handle).values(points, "x", "y", "f").queryExecution().toRdd()));
            }
            all.add(sizes);
        }
        for (List<Integer> sizes : all) {
            for (int i = 0; i < sizes.size(); i++) {
                assertEquals(all.getFirst().get(i), sizes.get(i), DIGITS, "bytes by stack: " + all);
            }
        }
        assertTrue(all.getFirst().get(0) < 1000, "bytes by stack: " + all);
    }

    private static int bytes(Object object) {
        return SparkEnv.get().closureSerializer().newInstance().serialize(object, ClassTag$.MODULE$.Object()).limit();
    }
}

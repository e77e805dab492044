package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two executors that are JVMs of their own. */
@Timeout(300)
class ClusterTest {
    @TempDir
    private static Path folder;
    private static SparkSession spark;
    private static SurfaceStack stack;

    @BeforeAll
    static void start() throws IOException {
        spark = Sessions.cluster();
        stack = TestTables.stack(50, 17, 10, 11);
        stack.write(folder.resolve("shared.bilane"));
        stack.write(folder.resolve("sent.bilane"));
        spark.sparkContext().addFile(folder.resolve("sent.bilane").toString());
    }

    @AfterAll
    static void stop() {
        spark.stop();
        stack.close();
    }

    private static List<StackHandle> handles() throws IOException {
        return List.of(StackHandle.file(folder.resolve("shared.bilane").toString()),
                StackHandle.sparkFile("sent.bilane"), StackHandle.broadcast(spark, stack));
    }

    /** What a process says of itself. */
    record Told(String executor, long pid, long opened, ExecutionPath.Kind path) implements Serializable {
    }

    /** Asks all executors, by more tasks than they have cores, each of which takes its time. */
    private static Map<Long, Told> processes() {
        Map<Long, Told> processes = new HashMap<>();
        new JavaSparkContext(spark.sparkContext()).parallelize(IntStream.range(0, 8).boxed().toList(), 8)
                .map(i -> {
                    Thread.sleep(200);
                    return new Told(SparkEnv.get().executorId(), ProcessHandle.current().pid(),
                            ProcessStacks.INSTANCE.opened(), ExecutionPath.chosen().kind());
                }).collect().forEach(told -> processes.put(told.pid(), told));
        return processes;
    }

    @Test
    void resultsHaveTheBitsOfTheKernelWhereverTheStackComesFrom() throws IOException {
        TestPoints points = TestPoints.random(51, 18_000);
        Dataset<Row> dataset = points.dataset(spark, 2).cache();
        double[] values = points.values(stack.all(), Transform.EXP);
        double[] sums = ExpectedSums.inOrder(points, 2, stack.all(), Transform.EXP);
        for (StackHandle handle : handles()) {
            SparkSurfaces surfaces = SparkSurfaces.of(handle);
            ExpectedSums.requireSame(sums, surfaces.sums(dataset, "x", "y").values());
            ExpectedSums.requireSame(sums, surfaces.sums(dataset, "x", "y").values());
            List<Row> rows = surfaces.values(dataset, "x", "y", "f").select("f").collectAsList();
            assertEquals(points.count(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                List<Double> row = rows.get(i).getList(0);
                for (int k = 0; k < 17; k++) {
                    assertEquals(values[i * 17 + k], row.get(k), handle + ": surface " + k + " at point " + i);
                }
            }
        }
    }

    @Test
    void eachProcessOpensAStackOnce() throws IOException {
        Map<Long, Told> before = processes();
        // One that another test has ended may still be on its way back; the time limit of the test ends this.
        while (before.size() < 2) {
            before = processes();
        }
        StackHandle handle;
        try (SurfaceStack other = TestTables.stack(52, 9, 10, 10)) {
            other.write(folder.resolve("once.bilane"));
            handle = StackHandle.file(folder.resolve("once.bilane").toString());
        }
        Dataset<Row> dataset = TestPoints.random(53, 2000).dataset(spark, 16);
        for (int job = 0; job < 3; job++) {
            SparkSurfaces.of(handle).sums(dataset, "x", "y");
        }
        Map<Long, Told> after = processes();
        assertEquals(before.keySet(), after.keySet());
        for (Told told : after.values()) {
            assertEquals(before.get(told.pid()).opened() + 1, told.opened(), told.toString());
            assertEquals(ExecutionPath.chosen().kind(), told.path(), told.toString());
        }
    }

    /** Ends the process once, in the middle of a partition. */
    private record Fatal(String marker) implements Function<Row, Row> {
        @Override
        public Row call(Row row) throws IOException {
            if (TaskContext.getPartitionId() == 3 && row.getInt(0) % 1000 == 999 && isFirst()) {
                Runtime.getRuntime().halt(9);
            }
            return row;
        }

        private boolean isFirst() throws IOException {
            try {
                Files.createFile(Path.of(marker));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
    }

    @Test
    void anExecutorThatDiesInTheMiddleOfAJobChangesNoBit() throws IOException {
        TestPoints points = TestPoints.random(54, 12_000);
        SparkSurfaces surfaces = SparkSurfaces.of(handles().getFirst());
        Path marker = folder.resolve("killed-in-sums");
        JavaRDD<Row> fatal = points.rows(spark, 6).map(new Fatal(marker.toString()));
        ExpectedSums.requireSame(ExpectedSums.inOrder(points, 6, stack.all(), Transform.EXP),
                surfaces.sums(spark.createDataFrame(fatal, TestPoints.SCHEMA), "x", "y").values());
        assertTrue(Files.exists(marker), "an executor was killed");

        Path another = folder.resolve("killed-in-values");
        JavaRDD<Row> fatalAgain = points.rows(spark, 6).map(new Fatal(another.toString()));
        List<Row> rows = surfaces.values(spark.createDataFrame(fatalAgain, TestPoints.SCHEMA), "x", "y", "f")
                .select("f").collectAsList();
        assertTrue(Files.exists(another), "an executor was killed");
        double[] values = points.values(stack.all(), Transform.EXP);
        assertEquals(points.count(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(values[17 * i + 16], rows.get(i).<Double>getList(0).get(16), "point " + i);
        }
    }

    @Test
    void aDamagedFileIsOneErrorAndNoTaskIsTriedAgain() throws IOException {
        Path file = folder.resolve("damaged.bilane");
        try (SurfaceStack other = TestTables.stack(55, 4, 5, 6)) {
            other.write(file);
        }
        SparkSurfaces surfaces = SparkSurfaces.of(StackHandle.file(file.toString()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        Dataset<Row> dataset = TestPoints.random(56, 2000).dataset(spark, 10);
        try (SentTasks sent = new SentTasks()) {
            String message = assertThrows(UnusableStackException.class, () -> surfaces.sums(dataset, "x", "y"))
                    .getMessage();
            assertTrue(message.matches("executor \\d+ on \\S+: " + file + ": the section of the . axis is damaged, .*"),
                    message);
            assertEquals(10, sent.bytes().size(), "tasks");
        }
        Exception failure = assertThrows(Exception.class,
                () -> surfaces.values(dataset, "x", "y", "f").select("f").collectAsList());
        assertTrue(failure.getMessage().contains(file + ": the section of the "), failure.getMessage());
    }
}

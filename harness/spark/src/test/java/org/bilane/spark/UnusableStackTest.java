package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.SurfaceStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stack files that are missing, damaged or replaced after the driver has read them. */
@Timeout(300)
class UnusableStackTest {
    private static SparkSession spark;
    private static long seed = 1000;

    @TempDir
    private Path folder;
    private Path file;
    private byte[] whole;
    private SparkSurfaces surfaces;
    private Dataset<Row> points;

    @BeforeAll
    static void start() {
        spark = Sessions.local();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Another stack for each test: one that this process has opened before it would not open again. */
    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("tables.bilane");
        try (SurfaceStack stack = TestTables.stack(seed++, 3, 5, 6)) {
            stack.write(file);
        }
        whole = Files.readAllBytes(file);
        surfaces = SparkSurfaces.of(StackHandle.file(file.toString()));
        points = TestPoints.random(1, 500).dataset(spark, 16);
    }

    private String sumsProblem() {
        String message = assertThrows(UnusableStackException.class, () -> surfaces.sums(points, "x", "y")).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("executor driver on "), message);
        StacksInUse.awaitNone();
        return message;
    }

    private String valuesProblem() {
        Exception failure = assertThrows(Exception.class,
                () -> surfaces.values(points, "x", "y", "f").select("f").collectAsList());
        assertTrue(failure instanceof SparkException, () -> failure.toString());
        StacksInUse.awaitNone();
        return failure.getMessage();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(file);
        String expected = file + ": no such file; it must be there for every executor";
        assertTrue(sumsProblem().endsWith(expected));
        assertTrue(valuesProblem().contains(expected));
        assertThrows(NoSuchFileException.class, () -> StackHandle.file(file.toString()));
    }

    @Test
    void aDamagedFileIsNamedAndReadOnceForAllTasks() throws IOException {
        byte[] damaged = whole.clone();
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        long before = ProcessStacks.INSTANCE.refused();
        String expected = file + ": the section of the values is damaged, its checksum differs";
        assertTrue(sumsProblem().endsWith(expected));
        assertTrue(valuesProblem().contains(expected));
        assertEquals(before + 1, ProcessStacks.INSTANCE.refused());
        assertThrows(StackFormatException.class, () -> StackHandle.file(file.toString()));
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length - 8));
        String expected = "has " + (whole.length - 8) + " bytes, but its header states " + whole.length;
        assertTrue(sumsProblem().contains(expected));
        assertTrue(valuesProblem().contains(expected));
    }

    @Test
    void anotherStackThanTheDriversIsRefused() throws IOException {
        try (SurfaceStack other = TestTables.stack(5, 3, 5, 6)) {
            other.write(file);
        }
        assertTrue(sumsProblem().contains(file + ": holds another stack than the driver read: its checksum is "));
        assertTrue(valuesProblem().contains("holds another stack than the driver read"));
    }

    /**
     * The stack is the driver's and usable, but its sums would have other bits here. Values have the same everywhere.
     */
    @Test
    void aDriverThatSumsInAnotherOrderIsRefused() throws IOException {
        int here = Evaluator.orderOfSums();
        StackHandle handle = StackHandle.file(file.toString());
        assertEquals(here, handle.orderOfSums());
        long before = ProcessStacks.INSTANCE.opened();
        for (int other : new int[] {0, here + 1}) {
            surfaces = SparkSurfaces.of(handle.withOrderOfSums(other));
            assertTrue(sumsProblem().endsWith(": sums in order " + here + ", and the driver in order " + other
                    + "; all processes must have the same version of bilane-kernel"));
        }
        assertEquals(before, ProcessStacks.INSTANCE.opened());
        assertEquals(500, surfaces.values(points, "x", "y", "f").count());
    }

    @Test
    void aFileThatIsPutRightServesAgain() throws IOException {
        Files.write(file, new byte[whole.length]);
        assertTrue(sumsProblem().contains("begins with other bytes than a stack file"));
        Files.write(file, whole);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertNotEquals(0, surfaces.sums(points, "x", "y").values()[0]);
    }
}

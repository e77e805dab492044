package org.bilane.harness.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.bilane.harness.file.FileNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NpyWriterTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("result.npy");
    }

    @Test
    void whatIsSavedIsReadBack() throws IOException {
        double[] values = {1, -0.0, Double.NaN, Math.E, Double.MIN_VALUE, Double.NEGATIVE_INFINITY};
        NpyWriter.save(target, values, 3, 1, 2);
        try (NpyArray array = NpyArray.open(target)) {
            assertArrayEquals(new long[] {3, 1, 2}, array.shape());
            assertEquals("<f8", array.dtype().toString());
            assertFalse(array.fortranOrder());
            assertArrayEquals(values, array.toArray());
        }
        assertEquals(List.of("result.npy"), FileNames.in(folder));
    }

    @Test
    void theHeaderIsNumpysAndTheDataAligned() throws IOException {
        NpyWriter.save(target, new double[] {1, 2}, 2);
        byte[] file = Files.readAllBytes(target);
        String expected = "\u0093NUMPY\1\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
        assertEquals(expected + " ".repeat(127 - expected.length()) + "\n",
                new String(file, 0, 128, StandardCharsets.ISO_8859_1));
        assertArrayEquals(NpyBytes.littleEndian(1, 2), Arrays.copyOfRange(file, 128, file.length));
        for (int rank = 0; rank <= 64; rank++) {
            long[] shape = new long[rank];
            Arrays.fill(shape, 1);
            assertEquals(0, NpyHeader.float64(NpyShape.of(shape)).length % 64, "rank " + rank);
        }
    }

    @Test
    void largeArraysTakeSeveralStages() throws IOException {
        double[] values = IntStream.range(0, 3 * 8192 + 7).asDoubleStream().toArray();
        NpyWriter.save(target, values, values.length);
        assertArrayEquals(values, NpyBytes.read(target));
    }

    @Test
    void threadsWriteTheirRangesInAnyOrder() throws IOException, InterruptedException, ExecutionException {
        int pieces = 40;
        int length = 1001;
        try (NpyWriter writer = NpyWriter.create(target, pieces, length);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = IntStream.range(0, pieces).mapToObj(i -> pieces - 1 - i)
                    .<Future<?>>map(piece -> threads.submit(() -> {
                        try (Arena arena = Arena.ofConfined()) {
                            MemorySegment doubles = arena.allocate(ValueLayout.JAVA_DOUBLE, length + 1);
                            for (int i = 0; i <= length; i++) {
                                doubles.setAtIndex(ValueLayout.JAVA_DOUBLE, i, piece * length + i);
                            }
                            writer.write((long) piece * length, doubles, length);
                        }
                        return null;
                    })).toList();
            for (Future<?> piece : done) {
                piece.get();
            }
            writer.commit();
        }
        double[] expected = IntStream.range(0, pieces * length).asDoubleStream().toArray();
        assertArrayEquals(expected, NpyBytes.read(target));
    }

    @Test
    void allSpaceIsTakenAtTheStartAndHoldsZeros() throws IOException {
        try (NpyWriter writer = NpyWriter.create(target, 3, 1000, 100)) {
            assertEquals(1, FileNames.in(folder).size());
            String name = FileNames.in(folder).getFirst();
            assertTrue(name.startsWith(".") && name.endsWith(".tmp"), name);
            assertEquals(128 + 2_400_000, Files.size(folder.resolve(name)));
            writer.commit();
        }
        assertArrayEquals(new double[300_000], NpyBytes.read(target));
    }

    @Test
    void withoutCommitNothingIsLeftAndTheOlderFileStays() throws IOException {
        try (NpyWriter writer = NpyWriter.create(target, 5)) {
            writer.write(0, MemorySegment.ofArray(new double[5]), 5);
        }
        assertEquals(List.of(), FileNames.in(folder));
        NpyWriter.save(target, new double[] {9}, 1);
        try (NpyWriter writer = NpyWriter.create(target, 5)) {
            writer.write(0, MemorySegment.ofArray(new double[5]), 5);
            assertArrayEquals(new double[] {9}, NpyBytes.read(target));
        }
        assertArrayEquals(new double[] {9}, NpyBytes.read(target));
        assertEquals(List.of("result.npy"), FileNames.in(folder));
    }

    @Test
    void aCommitReplacesTheOlderFileAndAReaderOfThatKeepsIt() throws IOException {
        NpyWriter.save(target, new double[] {9}, 1);
        try (NpyArray older = NpyArray.open(target)) {
            NpyWriter.save(target, new double[] {1, 2}, 2);
            assertArrayEquals(new double[] {9}, older.toArray());
        }
        assertArrayEquals(new double[] {1, 2}, NpyBytes.read(target));
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        NpyWriter.save(target, new double[] {9}, 1);
        Path link = Files.createSymbolicLink(folder.resolve("link.npy"), target.getFileName());
        NpyWriter.save(link, new double[] {1, 2}, 2);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(new double[] {1, 2}, NpyBytes.read(target));
    }

    @Test
    void twoWritersOfOneTargetDoNotMeet() throws IOException {
        try (NpyWriter one = NpyWriter.create(target, 1); NpyWriter two = NpyWriter.create(target, 2)) {
            one.write(0, MemorySegment.ofArray(new double[] {1}), 1);
            two.write(0, MemorySegment.ofArray(new double[] {2, 3}), 2);
            one.commit();
            assertArrayEquals(new double[] {1}, NpyBytes.read(target));
            two.commit();
        }
        assertArrayEquals(new double[] {2, 3}, NpyBytes.read(target));
        assertEquals(List.of("result.npy"), FileNames.in(folder));
    }

    @Test
    void aFinishedWriterTakesNothingMore() throws IOException {
        NpyWriter writer = NpyWriter.create(target, 1);
        writer.commit();
        MemorySegment one = MemorySegment.ofArray(new double[1]);
        assertThrows(IllegalStateException.class, () -> writer.write(0, one, 1));
        assertThrows(IllegalStateException.class, writer::commit);
        writer.close();
        writer.close();
        assertTrue(Files.exists(target), "close after commit removed the result");
        NpyWriter closed = NpyWriter.create(target, 1);
        closed.close();
        assertThrows(IllegalStateException.class, closed::commit);
    }

    @Test
    void aFailedCommitLeavesNothingBehind() throws IOException {
        try (NpyWriter writer = NpyWriter.create(target, 1)) {
            Files.createDirectories(target.resolve("in the way"));
            String message = assertThrows(NpyException.class, writer::commit).getMessage();
            assertTrue(message.startsWith(target + ": cannot be committed: "), message);
        }
        assertEquals(List.of("result.npy"), FileNames.in(folder));
        assertTrue(Files.isDirectory(target));
    }

    @Test
    void rangesOutsideTheArrayAndShortSourcesAreRefused() throws IOException {
        try (NpyWriter writer = NpyWriter.create(target, 2, 3)) {
            MemorySegment doubles = MemorySegment.ofArray(new double[7]);
            long[][] ranges = {{-1, 1}, {0, 7}, {6, 1}, {0, -1}, {Long.MAX_VALUE, 2}, {2, Long.MAX_VALUE}};
            for (long[] range : ranges) {
                assertThrows(IndexOutOfBoundsException.class,
                        () -> writer.write(range[0], doubles, range[1]), Arrays.toString(range));
            }
            assertThrows(IllegalArgumentException.class,
                    () -> writer.write(0, MemorySegment.ofArray(new byte[15]), 2));
            writer.write(6, doubles, 0);
        }
    }

    @Test
    void impossibleShapesAreRefused() throws IOException {
        long[][] shapes = {{-1}, {Long.MAX_VALUE}, {1L << 32, 1L << 32}, {(1L << 60) - 1}, new long[65]};
        for (long[] shape : shapes) {
            assertThrows(IllegalArgumentException.class, () -> NpyWriter.create(target, shape).close());
        }
        assertThrows(IllegalArgumentException.class, () -> NpyWriter.save(target, new double[3], 2, 2));
        assertEquals(List.of(), FileNames.in(folder));
    }

    @Test
    void aDiskTooSmallShowsAtTheStart() throws IOException {
        String message = assertThrows(NpyException.class,
                () -> NpyWriter.create(target, 1L << 58).close()).getMessage();
        assertTrue(message.contains("takes 2305843009213694080 bytes"), message);
        assertEquals(List.of(), FileNames.in(folder));
    }

    @Test
    void targetsThatCannotBeWrittenAreRefusedAtTheStart() {
        String message = assertThrows(NpyException.class,
                () -> NpyWriter.create(folder, 1).close()).getMessage();
        assertTrue(message.startsWith(folder + ": ") && message.contains("not a regular file"), message);
        Path nowhere = folder.resolve("absent").resolve("result.npy");
        message = assertThrows(NpyException.class, () -> NpyWriter.create(nowhere, 1).close()).getMessage();
        assertEquals(nowhere + ": cannot be written: no such file or folder", message);
    }

    @Test
    void anInterruptIsReportedAndLeavesNothing() throws IOException {
        try (NpyWriter writer = NpyWriter.create(target, 1)) {
            Thread.currentThread().interrupt();
            String message = assertThrows(NpyException.class,
                    () -> writer.write(0, MemorySegment.ofArray(new double[1]), 1)).getMessage();
            assertTrue(Thread.interrupted(), "the interrupt was lost");
            assertTrue(message.contains("interrupted"), message);
        }
        assertEquals(List.of(), FileNames.in(folder));
    }
}

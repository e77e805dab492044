package org.bilane.harness.npy;

import org.bilane.harness.array.ArrayDoubles;
import org.bilane.harness.array.ArrayException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elements as one segment: in place, in memory, and in a file. */
class ArrayDoublesTest {
    private static final double[] VALUES = IntStream.range(0, 1000).mapToDouble(i -> i / 7.0).toArray();

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Path saved() throws IOException {
        Path file = folder.resolve("saved.npy");
        NpyWriter.save(file, VALUES, 2, 500);
        return file;
    }

    private static double[] copy(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_DOUBLE);
    }

    private static double[] range(int from, int to) {
        return DoubleStream.of(VALUES).skip(from).limit(to - from).toArray();
    }

    private List<Path> scratchFiles() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    @Test
    void alignedDoublesStayInTheirFile() throws IOException {
        try (NpyArray array = NpyArray.open(saved());
                ArrayDoubles doubles = ArrayDoubles.of(array, 3, 900, scratch, 0)) {
            doubles.lend(segment -> {
                assertTrue(segment.isMapped());
                assertTrue(segment.isReadOnly());
                assertArrayEquals(range(3, 903), copy(segment));
            });
            assertEquals(List.of(), scratchFiles());
        }
    }

    @Test
    void fewOthersAreConvertedIntoMemory() throws IOException {
        Path swapped = NpyBytes.write(folder, NpyBytes.header(">f8", false, "(1000,)"), bigEndian());
        try (NpyArray array = NpyArray.open(swapped);
                ArrayDoubles doubles = ArrayDoubles.of(array, 3, 900, scratch, 900)) {
            doubles.lend(segment -> {
                assertFalse(segment.isMapped());
                assertArrayEquals(range(3, 903), copy(segment));
            });
        }
    }

    @Test
    void manyOthersAreConvertedIntoAFileWithoutAName() throws IOException {
        Path swapped = NpyBytes.write(folder, NpyBytes.header(">f8", false, "(1000,)"), bigEndian());
        try (NpyArray array = NpyArray.open(swapped);
                ArrayDoubles doubles = ArrayDoubles.of(array, 3, 900, scratch, 899)) {
            assertEquals(List.of(), scratchFiles());
            doubles.lend(segment -> {
                assertTrue(segment.isMapped());
                assertArrayEquals(range(3, 903), copy(segment));
            });
        }
    }

    @Test
    void theFileTakesMoreThanOnePiece() throws IOException {
        int count = 300_001;
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) i;
            bytes[2 * i + 1] = (byte) (i >> 8);
        }
        Path shorts = NpyBytes.write(folder, NpyBytes.header("<u2", false, "(" + count + ",)"), bytes);
        try (NpyArray array = NpyArray.open(shorts);
                ArrayDoubles doubles = ArrayDoubles.of(array, 0, count, scratch, 0)) {
            double[] expected = IntStream.range(0, count).mapToDouble(i -> i & 0xffff).toArray();
            doubles.lend(segment -> assertArrayEquals(expected, copy(segment)));
        }
    }

    @Test
    void unalignedDoublesAreConverted() throws IOException {
        String header = NpyBytes.header("<f8", false, "(1000,)");
        byte[] data = NpyBytes.littleEndian(VALUES);
        for (int padding = 0; padding < 8; padding++) {
            Path file = NpyBytes.write(folder, " ".repeat(padding) + header, data);
            boolean aligned = (Files.size(file) - data.length) % 8 == 0;
            try (NpyArray array = NpyArray.open(file);
                    ArrayDoubles doubles = ArrayDoubles.of(array, 0, 1000, scratch, 1000)) {
                doubles.lend(segment -> {
                    assertEquals(aligned, segment.isMapped());
                    assertEquals(0, segment.address() % 8);
                    assertArrayEquals(VALUES, copy(segment));
                });
            }
        }
    }

    @Test
    void noElementsAreFine() throws IOException {
        try (NpyArray array = NpyArray.open(saved());
                ArrayDoubles doubles = ArrayDoubles.of(array, 5, 0, scratch)) {
            doubles.lend(segment -> assertEquals(0, segment.byteSize()));
        }
    }

    @Test
    void aRangeBeyondTheArrayIsRefused() throws IOException {
        try (NpyArray array = NpyArray.open(saved())) {
            assertThrows(IndexOutOfBoundsException.class, () -> ArrayDoubles.of(array, 1, 1000, scratch));
            assertThrows(IndexOutOfBoundsException.class, () -> ArrayDoubles.of(array, -1, 2, scratch));
        }
    }

    @Test
    void aFileThatCannotBeMadeIsReported() throws IOException {
        Path swapped = NpyBytes.write(folder, NpyBytes.header(">f8", false, "(1000,)"), bigEndian());
        try (NpyArray array = NpyArray.open(swapped)) {
            String message = assertThrows(ArrayException.class,
                    () -> ArrayDoubles.of(array, 0, 1000, scratch.resolve("missing"), 0)).getMessage();
            assertTrue(message.contains("8000 bytes in " + scratch.resolve("missing")), message);
        }
    }

    @Test
    void truncationWhileTheElementsAreLentIsReported() throws IOException {
        Path file = saved();
        try (NpyArray array = NpyArray.open(file);
                ArrayDoubles doubles = ArrayDoubles.of(array, 0, 1000, scratch)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            // Copies all of it, so that the page that is gone is met as well as the one cut in its middle.
            String message = assertThrows(
                    NpyException.class, () -> doubles.lend(ArrayDoublesTest::copy)).getMessage();
            assertTrue(message.contains("was truncated while being read"), message);
        }
    }

    private static byte[] bigEndian() {
        byte[] bytes = NpyBytes.littleEndian(VALUES);
        for (int i = 0; i < bytes.length; i += 8) {
            for (int j = 0; j < 4; j++) {
                byte swap = bytes[i + j];
                bytes[i + j] = bytes[i + 7 - j];
                bytes[i + 7 - j] = swap;
            }
        }
        return bytes;
    }
}

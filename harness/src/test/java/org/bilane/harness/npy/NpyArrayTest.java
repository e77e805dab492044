package org.bilane.harness.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NpyArrayTest {
    @TempDir
    Path folder;

    private Path sixDoubles() throws IOException {
        return NpyBytes.write(folder, NpyBytes.header("<f8", false, "(2, 3)"),
                NpyBytes.littleEndian(1, 2, 3, 4, 5, 6));
    }

    @Test
    void aSliceGoesToOffHeapMemoryAndNothingBehindItIsTouched() throws IOException {
        try (NpyArray array = NpyArray.open(sixDoubles()); Arena arena = Arena.ofConfined()) {
            MemorySegment destination = arena.allocate(ValueLayout.JAVA_DOUBLE, 4);
            destination.setAtIndex(ValueLayout.JAVA_DOUBLE, 3, -7);
            array.read(2, 3, destination);
            assertArrayEquals(new double[] {3, 4, 5, -7}, destination.toArray(ValueLayout.JAVA_DOUBLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f8", "<i2", "|u1"})
    void dataOfAnyAlignmentIsRead(String descr) throws IOException {
        int bytes = descr.charAt(2) - '0';
        byte[] data = new byte[5 * bytes];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i + 1);
        }
        double[] aligned = null;
        for (int padding = 0; padding < 64; padding++) {
            String header = NpyBytes.header(descr, false, "(5,)") + " ".repeat(padding);
            double[] read = NpyBytes.read(NpyBytes.write(folder, header, data));
            aligned = aligned == null ? read : aligned;
            assertArrayEquals(aligned, read, "padding " + padding);
        }
        assertEquals(5, aligned.length);
        assertTrue(aligned[0] != aligned[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsRead(int major) throws IOException {
        byte[] file = NpyBytes.file(
                major, NpyBytes.header("<f8", false, "(2,)"), NpyBytes.littleEndian(8, 9));
        Path path = Files.write(folder.resolve("v.npy"), file);
        assertArrayEquals(new double[] {8, 9}, NpyBytes.read(path));
    }

    @Test
    void scalarsAndEmptyArraysAreLegal() throws IOException {
        assertArrayEquals(new double[] {7}, NpyBytes.read(
                NpyBytes.write(folder, NpyBytes.header("<f8", true, "()"), NpyBytes.littleEndian(7))));
        for (boolean fortran : new boolean[] {false, true}) {
            Path empty = NpyBytes.write(folder, NpyBytes.header("<f8", fortran, "(4, 0, 3)"), new byte[0]);
            try (NpyArray array = NpyArray.open(empty)) {
                assertEquals(0, array.size());
                assertArrayEquals(new long[] {4, 0, 3}, array.shape());
                assertArrayEquals(new double[0], array.toArray());
            }
        }
    }

    @Test
    void rangesOutsideTheArrayAreRefused() throws IOException {
        try (NpyArray array = NpyArray.open(sixDoubles())) {
            MemorySegment destination = MemorySegment.ofArray(new double[6]);
            long[][] ranges = {{-1, 1}, {0, 7}, {6, 1}, {0, -1}, {Long.MAX_VALUE, 2}, {2, Long.MAX_VALUE}};
            for (long[] range : ranges) {
                String message = assertThrows(IndexOutOfBoundsException.class,
                        () -> array.read(range[0], range[1], destination)).getMessage();
                assertTrue(message.contains("from " + range[0] + " and count " + range[1]), message);
            }
            array.read(6, 0, destination);
        }
    }

    @Test
    void aDestinationTooShortOrReadOnlyIsRefused() throws IOException {
        try (NpyArray array = NpyArray.open(sixDoubles())) {
            assertThrows(IllegalArgumentException.class,
                    () -> array.read(0, 6, MemorySegment.ofArray(new byte[47])));
            assertThrows(IllegalArgumentException.class,
                    () -> array.read(0, 6, MemorySegment.ofArray(new double[6]).asReadOnly()));
        }
    }

    @Test
    void aClosedArrayIsNotRead() throws IOException {
        NpyArray array = NpyArray.open(sixDoubles());
        array.close();
        array.close();
        assertThrows(IllegalStateException.class, array::toArray);
    }

    @Test
    void anInterruptedThreadReadsAndDoesNotCloseTheFileForOthers() throws IOException {
        try (NpyArray array = NpyArray.open(sixDoubles())) {
            Thread.currentThread().interrupt();
            assertEquals(6, array.toArray().length);
            assertTrue(Thread.interrupted());
            assertEquals(6, array.toArray().length);
        }
    }
}

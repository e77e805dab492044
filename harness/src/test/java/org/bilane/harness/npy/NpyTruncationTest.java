package org.bilane.harness.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A file that another process truncates while it is mapped must cost an exception, and never the JVM. */
class NpyTruncationTest {
    @TempDir
    Path folder;

    /** So often that the reading is compiled by C2 when the file loses its pages. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            <f8; False; (131072,)      ; 512
            <f8; False; (131072,)      ; 3
            <f8; False; (131072,)      ; 1
            >f8; False; (131072,)      ; 512
            <f4; False; (262144,)      ; 512
            |u1; False; (1048576,)     ; 5
            <f8; True ; (2, 65536)     ; 512
            <f8; True ; (512, 256)     ; 512
            >f8; True ; (64, 32, 64)   ; 100
            """)
    void truncationIsReportedByCompiledCode(String descr, boolean fortran, String shape, int count)
            throws IOException {
        Path file = NpyBytes.write(folder,
                NpyBytes.header(descr, fortran, shape), new byte[1 << 20]);
        try (NpyArray array = NpyArray.open(file); Arena arena = Arena.ofConfined()) {
            MemorySegment destination = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
            long last = array.size() - count;
            for (int i = 0; i < 12_000; i++) {
                array.read(i * 37L % last, count, destination);
            }
            truncate(file, 8192);
            for (int i = 0; i < 50; i++) {
                assertTruncated(() -> array.read(last, count, destination));
            }
        }
    }

    @Test
    void truncationWithinThePageIsReportedThoughNoPageIsMissing() throws IOException {
        Path file = NpyBytes.write(folder, NpyBytes.header("<f8", false, "(4,)"), new byte[32]);
        try (NpyArray array = NpyArray.open(file)) {
            truncate(file, Files.size(file) - 1);
            assertTruncated(array::toArray);
        }
    }

    private interface Reading {
        void run() throws NpyException;
    }

    private static void assertTruncated(Reading reading) {
        String message = assertThrows(NpyException.class, reading::run).getMessage();
        assertTrue(message.contains("was truncated while being read"), message);
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}

package org.bilane.harness.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a file that becomes shorter after its array was opened, the array has the numbers that were there, or none. */
class ShrinkingFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"v200.h5, group/limited", "v200.h5, group/contiguous", "whole_chunks.h5, table"})
    void numbersAreWholeOrRefused(String name, String array) throws IOException {
        byte[] whole = Files.readAllBytes(WrittenFiles.checkedIn(name));
        Path file = folder.resolve("shrinking.h5");
        int refused = 0;
        // Numbers take 8 bytes, so that this cuts between them too, where what is left looks like numbers.
        for (int length = whole.length - 4; length > 0; length -= 20) {
            Files.write(file, whole);
            try (ArrayFiles files = new ArrayFiles();
                    StoredArray open = files.open(new ArrayName(file, array)).array()) {
                double[] before = open.toArray();
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(length);
                }
                try {
                    assertArrayEquals(before, open.toArray(), "cut to " + length + " bytes");
                } catch (ArrayException e) {
                    assertTrue(e.getMessage().contains("truncated"), e.getMessage());
                    refused++;
                }
            }
        }
        assertTrue(refused > 0, array);
    }
}

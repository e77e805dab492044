package org.bilane.harness.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.tables.TableListing;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made by a fuzzer, of any format: each is read, and in two pieces as in one, or refused in one line that begins
 * with its name. In an ordinary test run the fuzzer's inputs are those in the resources, beside this class's name.
 */
class ArrayFileFuzzTest {
    /** A message may quote names of arrays. */
    private static final int LONGEST_MESSAGE = 4000;
    private static final long MOST_ELEMENTS = 1 << 16;

    @TempDir
    private static Path folder;

    /** Unlimited by itself: how long it runs says who starts the fuzzer. */
    @FuzzTest(maxDuration = "")
    @DictionaryEntries({"\\x89HDF\\x0d\\x0a\\x1a\\x0a", "PK\\x03\\x04", "PK\\x01\\x02", "PK\\x05\\x06", "CDF\\x01",
        "\\x93NUMPY\\x01\\x00", "OHDR", "TREE", "SNOD", "HEAP", "FRHP", "BTHD", "FAHD", "EAHD", "_FillValue",
        "\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff", "\\xff\\xff\\xff\\x7f"})
    void aFileIsReadOrRefusedInOneLine(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed"), content);
        try (ArrayFile open = Formats.open(file)) {
            open.unreadable().forEach(ArrayFileFuzzTest::assertLine);
            for (ArrayInfo info : open.arrays()) {
                assertEquals(info.rank(), info.dimensions().size(), info.name());
                if (info.isNumeric() && info.size() <= MOST_ELEMENTS) {
                    requireRead(open, info);
                }
            }
            TableListing.of(ArrayName.of(file), false);
        } catch (ArrayException e) {
            assertTrue(e.getMessage().startsWith(file + ":"), e.getMessage());
            assertLine(e.getMessage());
        }
    }

    private static void requireRead(ArrayFile open, ArrayInfo info) {
        try (StoredArray array = open.open(info)) {
            double[] whole = array.toArray();
            double[] parts = new double[whole.length];
            int middle = whole.length / 3;
            array.read(middle, whole.length - middle, MemorySegment.ofArray(parts).asSlice(8L * middle));
            array.read(0, middle, MemorySegment.ofArray(parts));
            assertArrayEquals(Arrays.stream(whole).mapToLong(Double::doubleToLongBits).toArray(),
                    Arrays.stream(parts).mapToLong(Double::doubleToLongBits).toArray(), info.name());
        } catch (ArrayException e) {
            assertTrue(e.getMessage().startsWith(open.file() + ":"), e.getMessage());
            assertLine(e.getMessage());
        }
    }

    private static void assertLine(String message) {
        assertFalse(message.chars().anyMatch(Character::isISOControl), message);
        assertTrue(message.length() < LONGEST_MESSAGE, message);
    }
}

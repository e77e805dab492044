package org.bilane.harness.npy;

import org.bilane.harness.array.ArrayDoubles;
import org.bilane.harness.array.ArrayException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made by a fuzzer: each is read element by element as {@link PlainNpy} reads it, or refused in one line. In an
 * ordinary test run the fuzzer's inputs are those in the resources, beside this class's name.
 */
class NpyFuzzTest {
    /** A message may quote a shape of 64 lengths. */
    private static final int LONGEST_MESSAGE = 4000;

    @TempDir
    private static Path folder;

    /** Unlimited by itself: how long it runs says who starts the fuzzer. */
    @FuzzTest(maxDuration = "")
    @DictionaryEntries({"\\x93NUMPY\\x01\\x00", "\\x93NUMPY\\x02\\x00", "\\x93NUMPY\\x03\\x00", "'descr': ",
        "'fortran_order': ", "'shape': ", "True", "False", "'<f8'", "'>f8'", "'<f4'", "'>f2'", "'|i1'", "'<i8'",
        "'=u4'", "'>u8'", "(2, 3)", "(1,)", "()", "(0,)", "(-1,)", "9223372036854775807", "4294967296", "L,"})
    void aFileIsReadExactlyOrRefusedInOneLine(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed.npy"), content);
        NpyException refusal = null;
        try (NpyArray array = NpyArray.open(file)) {
            requireExact(array, content);
        } catch (NpyException e) {
            refusal = e;
        }
        if (refusal != null) {
            String message = refusal.getMessage();
            assertTrue(message.startsWith(file + ": "), message);
            assertFalse(message.chars().anyMatch(Character::isISOControl), message);
            assertTrue(message.length() < LONGEST_MESSAGE, message);
        }
    }

    private static void requireExact(NpyArray array, byte[] content) throws ArrayException {
        PlainNpy plain = PlainNpy.of(content);
        assertArrayEquals(plain.shape(), array.shape());
        double[] expected = plain.elements();
        assertEquals(expected.length, array.size());
        assertSameBits(expected, array.toArray());
        // The same in two calls that meet anywhere, and as one segment, converted into memory or into a file.
        int middle = content.length % (expected.length + 1);
        double[] parts = new double[expected.length];
        MemorySegment target = MemorySegment.ofArray(parts);
        array.read(middle, expected.length - middle, target.asSlice(8L * middle));
        array.read(0, middle, target);
        assertSameBits(expected, parts);
        long inMemory = content.length % 2 == 0 ? Long.MAX_VALUE : 0;
        try (ArrayDoubles doubles = ArrayDoubles.of(array, 0, expected.length, folder, inMemory)) {
            doubles.lend(segment -> assertSameBits(expected, segment.toArray(ValueLayout.JAVA_DOUBLE)));
        }
    }

    /** All NaNs are one, as the payload of a shorter type's NaN is the hardware's affair. */
    private static void assertSameBits(double[] expected, double[] actual) {
        assertArrayEquals(Arrays.stream(expected).mapToLong(Double::doubleToLongBits).toArray(),
                Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray());
    }
}

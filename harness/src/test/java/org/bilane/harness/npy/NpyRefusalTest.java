package org.bilane.harness.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NpyRefusalTest {
    @TempDir
    Path folder;

    private void assertRefused(byte[] content, String... parts) throws IOException {
        assertRefused(Files.write(folder.resolve("bad.npy"), content), parts);
    }

    private static void assertRefused(Path file, String... parts) {
        String message = assertThrows(NpyException.class, () -> NpyArray.open(file).close()).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertFalse(message.contains("\n") || message.contains("\r"), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void badMagicIsRefused() throws IOException {
        assertRefused(new byte[0], "begins with the bytes []");
        assertRefused(new byte[] {(byte) 0x93, 'N', 'U'}, "[93 4e 55]");
        assertRefused("PK\3\4 an archive".getBytes(StandardCharsets.US_ASCII), "[50 4b 03 04 20 61]");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "4, 0", "255, 0", "2, 255"})
    void anUnknownVersionIsRefused(int major, int minor) throws IOException {
        byte[] file = NpyBytes.file(1, NpyBytes.header("<f8", false, "()"), new byte[8]);
        file[6] = (byte) major;
        file[7] = (byte) minor;
        assertRefused(file, "version " + major + "." + minor, "only 1.0, 2.0 and 3.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aHeaderCutAnywhereIsRefused(int major) throws IOException {
        byte[] file = NpyBytes.file(major, NpyBytes.header("<f8", false, "()"), new byte[0]);
        for (int length = 6; length < file.length; length++) {
            assertRefused(Arrays.copyOf(file, length),
                    "truncated header", "the file has " + length + " bytes");
        }
    }

    @Test
    void aHeaderOfMoreThan64KiBIsRefusedAndOneOfJustThatIsRead() throws IOException {
        String text = NpyBytes.header("<f8", false, "()");
        String longest = text + " ".repeat(65536 - text.length());
        Path file = Files.write(folder.resolve("long.npy"),
                NpyBytes.file(2, longest, NpyBytes.littleEndian(3)));
        assertArrayEquals(new double[] {3}, NpyBytes.read(file));
        assertRefused(NpyBytes.file(2, longest + " ", new byte[8]), "65537 bytes", "at most 65536");
        byte[] huge = NpyBytes.file(3, text, new byte[8]);
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        assertRefused(huge, "4294967295 bytes", "at most 65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|O", "<c8", "<c16", "<U3", "|S8", "|b1", "<M8[ns]", "<m8", "|V8", "<f16",
        "<f1", "<i3", "<u16", "f8", "|f8", "|i2", "@f8", "!f8", "", "<", "<f", "<f08", "<f8 ",
        "<d", "float64"})
    void aDtypeThatIsNoPlainRealNumberIsRefused(String descr) throws IOException {
        assertRefused(NpyBytes.file(1, NpyBytes.header(descr, false, "()"), new byte[8]),
                "dtype '" + descr + "' is not supported", "f2 f4 f8");
    }

    @Test
    void aStructuredDtypeIsRefused() throws IOException {
        assertRefused(NpyBytes.file(1, "{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': ()}",
                new byte[8]), "structured types are refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (-1,)                                         | negative length -1
            (3, -9223372036854775808)                     | negative length
            (4294967296, 4294967296)                      | overflows
            (4611686018427387904, 4611686018427387904, 0) | overflows
            (9223372036854775807, 2)                      | overflows
            (9223372036854775807,)                        | overflows
            (18446744073709551616,)                       | < 2^63
            """)
    void aNegativeOrOverflowingShapeIsRefused(String shape, String reason) throws IOException {
        assertRefused(NpyBytes.file(1, NpyBytes.header("<f8", false, shape), new byte[8]), reason);
    }

    @Test
    void moreAxesThanNumpyHasAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("64.npy"), NpyBytes.file(
                1, NpyBytes.header("<f8", true, "(" + "1, ".repeat(64) + ")"), NpyBytes.littleEndian(5)));
        assertArrayEquals(new double[] {5}, NpyBytes.read(file));
        String deep = "(" + "1, ".repeat(65) + ")";
        assertRefused(NpyBytes.file(1, NpyBytes.header("<f8", false, deep), new byte[8]),
                "65 axes", "at most 64");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "47", "49", "4096"})
    void aFileOfAnotherLengthThanTheShapesIsRefused(int bytes) throws IOException {
        assertRefused(NpyBytes.file(1, NpyBytes.header("<f8", false, "(2, 3)"), new byte[bytes]),
                bytes + " bytes of data", "(2, 3)", "exactly 48");
    }

    @Test
    void aShapeThatPromisesExabytesIsRefusedBeforeMemoryIsTouched() throws IOException {
        assertRefused(NpyBytes.file(1, NpyBytes.header("<f8", false, "(1152921504606846975,)"), new byte[64]),
                "64 bytes of data", "exactly 9223372036854775800");
        assertRefused(NpyBytes.file(1, NpyBytes.header("|i1", true, "(9223372036854775807,)"), new byte[64]),
                "exactly 9223372036854775807");
    }

    @Test
    void anEmptyArrayWithDataBehindItIsRefused() throws IOException {
        assertRefused(NpyBytes.file(1, NpyBytes.header("<f8", false, "(0,)"), new byte[8]),
                "8 bytes of data", "exactly 0");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedInFormat3() throws IOException {
        byte[] file = NpyBytes.file(3, NpyBytes.header("<fX", false, "()"), new byte[8]);
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xff;
        assertRefused(file, "not UTF-8");
    }

    @Test
    void hostileTextStaysOnOneShortLine() throws IOException {
        assertRefused(NpyBytes.file(1, "{'\u001b[31m\u0085\u0000" + "x".repeat(5000) + "': 1}", new byte[8]),
                "\\u001b[31m\\u0085\\u0000xxx");
        String message = assertThrows(NpyException.class,
                () -> NpyArray.open(folder.resolve("bad.npy")).close()).getMessage();
        assertTrue(message.length() < 400, message);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertRefused(folder, "not a regular file");
        assertRefused(folder.resolve("absent.npy"), "cannot be read: ");
        String message = assertThrows(NpyException.class,
                () -> NpyArray.open(folder.resolve("absent.npy")).close()).getMessage();
        assertEquals(message.indexOf("absent"), message.lastIndexOf("absent"), "the name stands there twice");
    }
}

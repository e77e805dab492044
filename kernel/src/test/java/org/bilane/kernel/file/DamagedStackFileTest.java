package org.bilane.kernel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.bilane.kernel.Axis;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.SurfaceStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no whole, undamaged stack files of version 1. */
class DamagedStackFileTest {
    @TempDir
    private Path folder;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("tables.bilane");
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(3), Axis.of(-1, 0, 5),
                new double[][][] {{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, {{-1, -2, -3}, {-4, -5, -6}, {-7, -8, -9}}})) {
            stack.write(file);
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void theFormatIsWhatIsDocumented() {
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("89424c4e0d0a1a0a", HexFormat.of().formatHex(whole, 0, 8));
        assertEquals(1, bytes.getInt(8));
        assertEquals(0x01020304, bytes.getInt(12));
        assertEquals(whole.length, bytes.getLong(16));
        assertEquals(2, bytes.getInt(24));
        assertEquals(3, bytes.getInt(28));
        assertEquals(3, bytes.getInt(32));
        assertEquals(2, whole[36], "x is the axis of indices");
        assertEquals(0, whole[37], "y is any axis");
        assertEquals(0, bytes.getShort(38));
        assertEquals(checksum(64, 24), bytes.getInt(40));
        assertEquals(checksum(88, 24), bytes.getInt(44));
        assertEquals(checksum(112, whole.length - 112), bytes.getInt(48));
        assertEquals(0, bytes.getLong(52));
        assertEquals(checksum(0, 60), bytes.getInt(60));
        double[] doubles = new double[(whole.length - 64) / 8];
        bytes.slice(64, whole.length - 64).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(doubles);
        assertEquals("[0.0, 1.0, 2.0, -1.0, 0.0, 5.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.0, -5.0, 6.0, -6.0,"
                + " 7.0, -7.0, 8.0, -8.0, 9.0, -9.0]", Arrays.toString(doubles));
    }

    @Test
    void noByteCanChangeUnnoticed() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            for (int mask : new int[] {0x01, 0x80, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) mask;
                String message = refusal(damaged);
                String expected = at < 8 ? "begins with other bytes" : at < 12 ? "version"
                        : at < 64 ? "the header is damaged" : at < 88 ? "section of the x axis is damaged"
                        : at < 112 ? "section of the y axis is damaged" : "section of the values is damaged";
                assertTrue(message.contains(expected), "byte " + at + ": " + message);
            }
        }
    }

    @Test
    void noByteCanBeMissingOrTooMany() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            String message = refusal(Arrays.copyOf(whole, length));
            assertTrue(message.contains(length < 64 ? "has " + length + " bytes" : "truncated"), message);
            int cut = length;
            message = assertThrows(StackFormatException.class, () -> SurfaceStack.read(
                    Channels.newChannel(new ByteArrayInputStream(whole, 0, cut)), "stream")).getMessage();
            assertTrue(message.startsWith("stream: "), message);
        }
        String message = refusal(Arrays.copyOf(whole, whole.length + 1));
        assertTrue(message.contains(whole.length + 1 + " bytes") && message.contains("states " + whole.length),
                message);
    }

    @Test
    void headersThatAreWholeButImpossibleAreRefusedBeforeMemoryIsTaken() throws IOException {
        refuses("version 3; this library reads versions 1 to 2", b -> b.putInt(8, 3));
        refuses("version 2, but its axes are those of version 1", b -> b.putInt(8, 2));
        refuses("byte order mark 4030201", b -> b.putInt(12, 0x04030201));
        refuses("0 surfaces", b -> b.putInt(24, 0));
        refuses("-1 surfaces", b -> b.putInt(24, -1));
        refuses("2147483647 surfaces", b -> b.putInt(24, Integer.MAX_VALUE));
        refuses("1x3", b -> b.putInt(28, 1));
        refuses("3x-3", b -> b.putInt(32, -3));
        refuses("nodes at most", b -> b.putInt(28, 50_000).putInt(32, 50_000));
        refuses("more than 2^63 - 1 bytes", b -> b.putInt(24, 2_000_000_000).putInt(28, 40_000).putInt(32, 50_000));
        refuses("but the header states", b -> b.putInt(24, 3));
        refuses("has 256 bytes, but its header states", b -> b.putInt(24, 2_000_000_000)
                .putLong(16, 64 + 48 + 8L * 9 * 2_000_000_000));
        refuses("bytes 38, 39 and 52 to 59", b -> b.put(39, (byte) 1));
        refuses("scales 0 and 4; this library knows scales 0 to 3", b -> b.putInt(8, 2).put(39, (byte) 4));
        refuses("version 1", b -> b.putInt(8, 2));
        refuses("bytes 38, 39 and 52 to 59", b -> b.put(59, (byte) 1));
        refuses("x axis is stated to be of kind 1, but its knots are of kind 2", b -> b.put(36, (byte) 1));
        refuses("y axis is stated to be of kind 7", b -> b.put(37, (byte) 7));
    }

    @Test
    void axesThatDoNotAscendAreRefusedThoughTheirChecksumsFit() throws IOException {
        for (double knot : new double[] {0, -1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putDouble(96, knot);
            ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putDouble(104, knot);
            int check = checksum(88, 24);
            refuses("the y axis cannot be used: knots[", b -> b.putInt(44, check));
        }
    }

    private void refuses(String expected, Consumer<ByteBuffer> change) throws IOException {
        byte[] crafted = whole.clone();
        ByteBuffer bytes = ByteBuffer.wrap(crafted).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(bytes);
        CRC32C check = new CRC32C();
        check.update(crafted, 0, 60);
        bytes.putInt(60, (int) check.getValue());
        String message = refusal(crafted);
        assertTrue(message.contains(expected), message);
    }

    private String refusal(byte[] content) throws IOException {
        Files.write(file, content);
        String message = assertThrows(StackFormatException.class, () -> SurfaceStack.open(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private int checksum(int from, int length) {
        CRC32C check = new CRC32C();
        check.update(whole, from, length);
        return (int) check.getValue();
    }
}

package org.bilane.harness.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.DamagedException;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with bytes changed or missing is read, or refused in a line that begins with its name, and nothing else. */
@Timeout(300)
class DamagedFilesTest {
    private static final int TIMES = Integer.getInteger("damaged.times", 60);
    private static final long MOST_ELEMENTS = 1 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"earliest.h5", "v110.h5", "v114.h5", "v200.h5", "scales.h5", "gases.nc", "state.h5",
        "cooling.h5", "stored.npz", "deflated.npz", "pipe.npz"})
    void damageIsToldInOneLine(String name) throws IOException {
        byte[] whole = Files.readAllBytes(WrittenFiles.checkedIn(name));
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int time = 0; time < TIMES; time++) {
            byte[] damaged = whole.clone();
            int changes = 1 + random.nextInt(8);
            for (int c = 0; c < changes; c++) {
                // Often a byte that was 0: lengths and addresses are full of them.
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            if (random.nextInt(8) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            Path file = Files.write(folder.resolve("damaged"), damaged);
            requireReadOrRefused(file, name + ", time " + time);
        }
    }

    private static void requireReadOrRefused(Path file, String which) {
        try (ArrayFile open = Formats.open(file)) {
            open.unreadable().forEach(line -> assertLine(line, which));
            for (ArrayInfo info : open.arrays()) {
                if (info.isNumeric() && info.size() <= MOST_ELEMENTS) {
                    requireReadOrRefused(open, info, which);
                }
            }
        } catch (ArrayException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), which + ": " + e.getMessage());
            assertLine(e.getMessage(), which);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which, e);
        }
    }

    private static void requireReadOrRefused(ArrayFile open, ArrayInfo info, String which) {
        try (StoredArray array = open.open(info)) {
            array.toArray();
        } catch (ArrayException e) {
            assertTrue(e.getMessage().startsWith(open.file().toString()), which + ": " + e.getMessage());
            assertLine(e.getMessage(), which);
        }
    }

    private static void assertLine(String message, String which) {
        assertFalse(message.chars().anyMatch(Character::isISOControl), which + ": " + message);
        assertTrue(message.length() < 4000, which + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest.h5", "v200.h5", "gases.nc", "stored.npz", "deflated.npz"})
    void eachLengthOfATruncatedFile(String name) throws IOException {
        byte[] whole = Files.readAllBytes(WrittenFiles.checkedIn(name));
        for (int length : List.of(0, 1, 7, 8, 100, whole.length / 2, whole.length - 100, whole.length - 1)) {
            Path file = Files.write(folder.resolve("damaged"), Arrays.copyOf(whole, length));
            requireReadOrRefused(file, name + " of " + length + " bytes");
        }
    }

    /** Where the blocks of a member are not compressed, a changed byte leaves a stream that can be read to its end. */
    @Test
    void aChecksumFindsAnotherNumberInACompressedMember() throws IOException {
        byte[] whole = archived(1, 2, 3, 4, 5, 6);
        byte[] changed = whole.clone();
        int six = indexOf(whole, new byte[] {0, 0, 0, 0, 0, 0, 0x18, 0x40});
        changed[six + 6] ^= 4;
        Path file = Files.write(folder.resolve("changed.npz"), changed);
        try (ArrayFile open = Formats.open(file); StoredArray array = open.open(open.find("z").orElseThrow())) {
            String message = assertThrows(DamagedException.class, array::toArray).getMessage();
            assertTrue(message.matches(Pattern.quote(file + ":z: cannot be read to its end; the file is damaged: ")
                    + "its CRC-32 is [0-9a-f]{8}; the archive has [0-9a-f]{8}"), message);
            // No more than what comes before is known of a part.
            double[] part = new double[5];
            array.read(0, 5, MemorySegment.ofArray(part));
            assertArrayEquals(new double[] {1, 2, 3, 4, 5}, part);
            assertThrows(DamagedException.class, () -> array.read(5, 1, MemorySegment.ofArray(part)));
        }
    }

    /** A .npz archive of a member of z, in deflate's blocks without compression. */
    private byte[] archived(double... z) throws IOException {
        Path member = folder.resolve("z.npy");
        NpyWriter.save(member, z, z.length);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("z.npy"));
            zip.write(Files.readAllBytes(member));
        }
        return archive.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    /** HDF5's signature has line ends of both kinds, so that it shows what became of those in the file. */
    @ParameterizedTest
    @CsvSource({"\\r\\n, \\n", "\\n, \\r\\n", "\\r\\n, \\r", "(?<!\\r)\\n, \\r\\n"})
    void lineEndsThatATransferChanged(String from, String to) throws IOException {
        String whole = Files.readString(WrittenFiles.checkedIn("scales.h5"), StandardCharsets.ISO_8859_1);
        String changed = whole.replaceAll(from, to.translateEscapes());
        Path file = Files.writeString(folder.resolve("text.h5"), changed, StandardCharsets.ISO_8859_1);
        assertEquals(file + ": is HDF5 whose line ends were changed, as where a file is transferred as text; it must "
                + "be transferred as binary", assertThrows(ArrayException.class, () -> Formats.open(file)).getMessage());
    }
}

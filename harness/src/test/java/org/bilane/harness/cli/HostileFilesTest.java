package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bilane.harness.file.FileNames;
import org.bilane.harness.input.WrittenFiles;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that promise more than they hold, in a JVM with a small heap: one line and exit status 2, in short time. */
@Timeout(120)
class HostileFilesTest {
    private static final String SEEDS = "ArrayFileFuzzTestInputs/aFileIsReadOrRefusedInOneLine/";
    private static final int BOMB_BYTES = 1 << 26;

    @TempDir
    private Path folder;

    @TempDir
    private Path streams;

    @BeforeEach
    void points() throws IOException {
        NpyWriter.save(folder.resolve("p.npy"), new double[] {0, 1, 2, 1, 0, 1}, 2, 3);
    }

    private void assertRefused(String table, String problem) throws IOException, InterruptedException {
        List<String> before = FileNames.in(folder);
        InProcess result = new ChildProcess(streams).with("-Xmx64m", "-Xss512k", "--enable-native-access=ALL-UNNAMED")
                .run("eval", "--surfaces", folder.resolve(table).toString(), "--points",
                        folder.resolve("p.npy").toString(), "--out", folder.resolve("o.npy").toString());
        // The JVM has a word on its incubator module.
        List<String> lines = result.errLines().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
        assertEquals(1, lines.size(), result.err());
        assertTrue(lines.getFirst().startsWith("bilane: " + folder) && lines.getFirst().contains(problem),
                result.err());
        assertEquals(2, result.status(), result.err());
        assertEquals("", result.out());
        assertEquals(before, FileNames.in(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            odd.h5           | :/overflowing | which at 8 bytes an element is 2^63 bytes or more
            odd.h5           | :/huge        | which at 8 bytes an element is 2^63 bytes or more
            odd.h5           | :/loop        | no such array
            chunk_outside.h5 | :/z           | it refers to bytes 1099511627776 to
            endless.npz      | :z            | has 193 bytes of data; shape (2, 3, 999999999999) of <f8 takes exactly
            longer.npz       | :z            | has 192 bytes of data
            outside.npz      | :z            | the directory leads to byte 2147483647, outside the file
            no_text.npz      | :z            | is no readable .npz archive
            """)
    void seedsOfTheFuzzTest(String file, String array, String problem) throws Exception {
        Files.copy(WrittenFiles.checkedIn(SEEDS + file), folder.resolve(file));
        assertRefused(file + array, problem);
    }

    private static byte[] npy(String shape, int zeros) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + zeros).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return bytes.put(header.getBytes()).array();
    }

    /** A member of zeros that are a thousandth compressed. */
    private byte[] bomb(String shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("z.npy"));
            zip.write(npy(shape, 0));
            byte[] zeros = new byte[1 << 20];
            for (int done = 0; done < BOMB_BYTES; done += zeros.length) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aBombWhoseSizeIsTold() throws Exception {
        Files.write(folder.resolve("bomb.npz"), bomb("(3, 4)"));
        assertRefused("bomb.npz:z", "has 67108864 bytes of data; shape (3, 4) of <f8 takes exactly 96");
    }

    @Test
    void aBombWhoseSizeIsHiddenIsInflatedNoFurtherThanItsShape() throws Exception {
        byte[] bomb = bomb("(3, 4)");
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bomb.length - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 24, npy("(3, 4)", 96).length);
            }
        }
        Files.write(folder.resolve("bomb.npz"), bomb);
        // The checksum is that of so many bytes, not of all that would come.
        CRC32 crc = new CRC32();
        crc.update(npy("(3, 4)", 96));
        assertRefused("bomb.npz:z", String.format("the file is damaged: its CRC-32 is %08x; the", crc.getValue()));
    }

    @Test
    void aMemberThatEndsTooEarly() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] begin = npy("(3, 4)", 40);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("z.npy"));
            zip.write(begin);
        }
        byte[] archive = bytes.toByteArray();
        ByteBuffer view = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < archive.length - 46; at++) {
            if (view.getInt(at) == 0x02014b50) {
                view.putInt(at + 24, begin.length + 56);
            }
        }
        Files.write(folder.resolve("short.npz"), archive);
        assertRefused("short.npz:z", "cannot be read to its end; the file is damaged");
    }
}

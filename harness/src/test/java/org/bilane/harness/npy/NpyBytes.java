package org.bilane.harness.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts together {@code .npy} files byte by byte, right or wrong. */
final class NpyBytes {
    private NpyBytes() {
    }

    /** A header's text as NumPy writes it, but without padding. */
    static String header(String descr, boolean fortranOrder, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + (fortranOrder ? "True" : "False")
                + ", 'shape': " + shape + ", }\n";
    }

    /** A file with a true header length. */
    static byte[] file(int major, String header, byte[] data) {
        byte[] text = header.getBytes(major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + (major == 1 ? 2 : 4) + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, 0});
        if (major == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        return file.put(text).put(data).array();
    }

    /** Writes a file of format 1.0. */
    static Path write(Path folder, String header, byte[] data) throws IOException {
        return Files.write(folder.resolve("array.npy"), file(1, header, data));
    }

    /** Doubles as the file's bytes. */
    static byte[] littleEndian(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    /** The elements of a file, by way of the reader. */
    static double[] read(Path file) throws NpyException {
        try (NpyArray array = NpyArray.open(file)) {
            return array.toArray();
        }
    }
}

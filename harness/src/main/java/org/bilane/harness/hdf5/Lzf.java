package org.bilane.harness.hdf5;

import java.util.zip.DataFormatException;

/**
 * The decompression of LibLZF, h5py's fast filter: literal runs, and references of up to 8 KiB back. Beside jHDF's own
 * library for it, which uses {@code sun.misc.Unsafe} and has the JVM warn of that.
 */
final class Lzf {
    private static final int LONGEST_SHORT_REFERENCE = 7;

    private Lzf() {
    }

    /**
     * Decompresses.
     *
     * @param in compressed bytes
     * @param expected how many they become
     * @return the bytes
     * @throws DataFormatException if they do not become so many
     * @throws IndexOutOfBoundsException if they end too early, or refer to what is not there
     */
    static byte[] decompress(byte[] in, int expected) throws DataFormatException {
        byte[] out = new byte[expected];
        int from = 0;
        int to = 0;
        while (from < in.length) {
            int control = in[from++] & 0xff;
            if (control < 32) {
                int run = control + 1;
                System.arraycopy(in, from, out, to, run);
                from += run;
                to += run;
                continue;
            }
            int length = control >>> 5;
            if (length == LONGEST_SHORT_REFERENCE) {
                length += in[from++] & 0xff;
            }
            int reference = to - ((control & 0x1f) << 8) - (in[from++] & 0xff) - 1;
            // Byte by byte: what is copied may be what was just written.
            for (int i = 0; i < length + 2; i++) {
                out[to++] = out[reference++];
            }
        }
        if (to != expected) {
            throw new DataFormatException("its compressed data ends after " + to + " bytes of " + expected);
        }
        return out;
    }
}

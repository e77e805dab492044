package org.bilane.harness.npy;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bilane.harness.array.StoredType;

/**
 * What stands before the data of a file, checked against the file's length.
 *
 * @param dtype the element type
 * @param fortranOrder whether the first axis, not the last, is contiguous
 * @param shape the axis lengths
 * @param dataOffset the data's position in the file in bytes, of any alignment
 * @param dataBytes the data's length; the file ends where the data ends
 */
record NpyHeader(StoredType dtype, boolean fortranOrder, NpyShape shape, long dataOffset, long dataBytes) {
    /**
     * The longest header text that is read, in bytes: far above any NumPy writes, and no burden on memory.
     */
    static final int MAX_TEXT_BYTES = 64 * 1024;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** NumPy leaves blanks, so that the outermost length can grow to this many digits. */
    private static final int GROWTH_DIGITS = 21;

    /**
     * Reads and checks the header of a file, or of a part of one that is a .npy file in itself.
     *
     * @param in gives the bytes from the part's begin
     * @param file the name for messages
     * @param offset where the part begins; {@link #dataOffset} is counted from the file's begin
     * @param length how long the part is
     * @return the header
     * @throws NpyException if the part is not a .npy file of a known version, its header breaks a rule, its
     *     dtype cannot be converted, or its length is not what the shape promises
     * @throws IOException if reading fails
     */
    static NpyHeader read(DataInput in, String file, long offset, long length) throws IOException {
        byte[] magic = new byte[(int) Math.min(MAGIC.length, length)];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            String found = HexFormat.ofDelimiter(" ").formatHex(magic);
            throw new NpyException(file, "begins with the bytes [" + found
                    + "]; a .npy file begins with [93 4e 55 4d 50 59]");
        }
        long end = MAGIC.length + 2;
        ByteBuffer version = next(in, 2, end, length, file);
        int major = Byte.toUnsignedInt(version.get());
        int minor = Byte.toUnsignedInt(version.get());
        if (major < 1 || major > 3 || minor != 0) {
            throw new NpyException(file,
                    "has the format version " + major + "." + minor + "; only 1.0, 2.0 and 3.0 are known");
        }
        int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
        end += lengthBytes;
        ByteBuffer stored = next(in, lengthBytes, end, length, file);
        long textBytes = major == 1
                ? Short.toUnsignedInt(stored.getShort())
                : Integer.toUnsignedLong(stored.getInt());
        if (textBytes > MAX_TEXT_BYTES) {
            throw new NpyException(file,
                    "has a header of " + textBytes + " bytes; at most " + MAX_TEXT_BYTES + " are allowed");
        }
        end += textBytes;
        ByteBuffer text = next(in, (int) textBytes, end, length, file);
        try {
            return parse(text, major, offset + end).requireLength(offset + length, file);
        } catch (IllegalArgumentException e) {
            throw new NpyException(file, e.getMessage(), e);
        }
    }

    private static ByteBuffer next(DataInput in, int bytes, long end, long length, String file)
            throws IOException {
        if (end > length) {
            throw new NpyException(file, "has a truncated header: the file has " + length
                    + " bytes, and the header reaches at least to byte " + end);
        }
        byte[] read = new byte[bytes];
        in.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static NpyHeader parse(ByteBuffer text, int major, long dataOffset) {
        Charset charset = major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        HeaderParser.Fields fields;
        try {
            fields = HeaderParser.parse(charset.newDecoder().decode(text).toString(), major < 3);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("header is not UTF-8; format 3.0 demands it", e);
        }
        StoredType dtype = Descr.parse(fields.descr());
        NpyShape shape = NpyShape.of(fields.shape());
        return new NpyHeader(
                dtype, fields.fortranOrder(), shape, dataOffset, shape.bytes(dtype.type().bytes()));
    }

    private NpyHeader requireLength(long end, String file) throws NpyException {
        long present = end - dataOffset;
        if (present != dataBytes) {
            throw new NpyException(file, "has " + present + " bytes of data; shape " + shape + " of " + dtype
                    + " takes exactly " + dataBytes);
        }
        return this;
    }

    /**
     * The header of a float64 array in C order, byte for byte as {@code numpy.save} writes it: format 1.0,
     * padded so that the data begins at a multiple of 64.
     *
     * @param shape the array's shape
     * @return all bytes before the data
     */
    static byte[] float64(NpyShape shape) {
        long[] lengths = shape.lengths();
        int growth = lengths.length == 0 ? 0 : GROWTH_DIGITS - Long.toString(lengths[0]).length();
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }"
                + " ".repeat(growth);
        int prefix = MAGIC.length + 2 + Short.BYTES;
        int unpadded = prefix + dictionary.length() + 1;
        // A header that would end on the boundary by itself gets a full 64 spaces, as NumPy's does.
        int padding = ALIGNMENT - unpadded % ALIGNMENT;
        String text = dictionary + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(unpadded + padding).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0)
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}

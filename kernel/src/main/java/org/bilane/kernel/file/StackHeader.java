package org.bilane.kernel.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;
import org.bilane.kernel.StackFormatException;

/**
 * The first 64 bytes of a stack file, all little-endian:
 *
 * <pre>
 *  0  8 bytes  89 42 4C 4E 0D 0A 1A 0A ("BLN" among bytes that a transfer as text damages)
 *  8  int      version: 1, or 2 where an axis descends or is logarithmic
 * 12  int      01020304 (hexadecimal), which tells the byte order
 * 16  long     length of the file in bytes
 * 24  int      K, the surfaces
 * 28  int      nx, the knots of the x axis
 * 32  int      ny, the knots of the y axis
 * 36  2 bytes  kind of the x axis and of the y axis: 0 any, 1 uniform, 2 index
 * 38  2 bytes  scale of the x axis and of the y axis: 0 linear, 1 ln, 2 log2, 3 log10
 * 40  3 ints   CRC32C of the x knots, of the y knots, and of the values
 * 52  8 bytes  0
 * 60  int      CRC32C of the bytes before
 * </pre>
 *
 * <p>Behind it lie the nx knots of x, the ny knots of y, and the values in C order (nx, ny, K), all doubles. Later
 * versions may have anything after the first 12 bytes.
 *
 * @param version 1 or 2
 * @param surfaces K, 1 or more
 * @param nx knots of the x axis, 2 or more
 * @param ny knots of the y axis, 2 or more
 * @param xKind the code of the x axis' kind
 * @param yKind the code of the y axis' kind
 * @param xScale the code of the x axis' scale
 * @param yScale the code of the y axis' scale
 * @param xCheck CRC32C of the x knots
 * @param yCheck CRC32C of the y knots
 * @param valuesCheck CRC32C of the values
 */
record StackHeader(int version, int surfaces, int nx, int ny, byte xKind, byte yKind, byte xScale, byte yScale,
        int xCheck, int yCheck, int valuesCheck) {
    /** The length of a header. */
    static final int BYTES = 64;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'B', 'L', 'N', '\r', '\n', 0x1A, '\n'};
    /** What every reader knows: linear, ascending axes. */
    private static final int FIRST = 1;
    private static final int LATEST = 2;
    private static final int ORDER_MARK = 0x01020304;
    private static final int CHECKED = BYTES - Integer.BYTES;
    private static final int MOST_SURFACES = Integer.MAX_VALUE - 8;

    /**
     * The bytes that every stack file begins with.
     *
     * @return a copy of them
     */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /**
     * The version of a file with given axes: the least that can hold them, so that older readers know it too.
     *
     * @param x the x axis
     * @param y the y axis
     * @return the version
     */
    static int version(Axis x, Axis y) {
        return isPlain(x) && isPlain(y) ? FIRST : LATEST;
    }

    private static boolean isPlain(Axis axis) {
        return axis.scale() == Scale.LINEAR && axis.knot(0) < axis.knot(1);
    }

    /**
     * Refuses axes that a file of this version can't have, or that would make it another version.
     *
     * @param x the x axis
     * @param y the y axis
     * @param name the file, for messages
     * @throws StackFormatException if the version is not that of the axes
     */
    void requireVersionOf(Axis x, Axis y, String name) throws StackFormatException {
        if (version != version(x, y)) {
            throw new StackFormatException(name + ": version " + version + ", but its axes are those of version "
                    + version(x, y) + "; an axis that descends or is logarithmic needs version " + LATEST);
        }
    }

    /**
     * The length of the whole file.
     *
     * @return bytes
     * @throws ArithmeticException if they are more than 2^63 - 1
     */
    long fileBytes() {
        long values = Math.multiplyExact((long) surfaces, (long) nx * ny);
        long doubles = Math.addExact(values, (long) nx + ny);
        return Math.addExact(Math.multiplyExact(doubles, (long) Double.BYTES), (long) BYTES);
    }

    /**
     * The header as it lies in the file.
     *
     * @return its bytes, from position 0 to the limit
     */
    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(SIGNATURE).putInt(version).putInt(ORDER_MARK).putLong(fileBytes());
        bytes.putInt(surfaces).putInt(nx).putInt(ny).put(xKind).put(yKind).put(xScale).put(yScale);
        bytes.putInt(xCheck).putInt(yCheck).putInt(valuesCheck).putLong(0);
        return bytes.putInt(checkOf(bytes)).flip();
    }

    /**
     * Reads a header.
     *
     * @param bytes {@value #BYTES} bytes from the beginning of a file
     * @param name the file, for messages
     * @return the header, whose sizes are possible
     * @throws StackFormatException if the bytes are no header of this version
     */
    static StackHeader decode(ByteBuffer bytes, String name) throws StackFormatException {
        ByteBuffer in = bytes.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
        byte[] signature = new byte[SIGNATURE.length];
        in.get(signature);
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new StackFormatException(name + ": begins with other bytes than a stack file; it must be written by"
                    + " SurfaceStack.write or bilane stack");
        }
        int version = in.getInt();
        if (version < FIRST || version > LATEST) {
            throw new StackFormatException(name + ": version " + Integer.toUnsignedString(version)
                    + "; this library reads versions " + FIRST + " to " + LATEST);
        }
        if (in.getInt(CHECKED) != checkOf(in)) {
            throw new StackFormatException(name + ": the header is damaged, its checksum differs");
        }
        int mark = in.getInt();
        if (mark != ORDER_MARK) {
            throw new StackFormatException(name + ": byte order mark " + Integer.toHexString(mark)
                    + "; a stack file is little-endian, which reads " + Integer.toHexString(ORDER_MARK));
        }
        long stated = in.getLong();
        StackHeader header = new StackHeader(version, in.getInt(), in.getInt(), in.getInt(), in.get(), in.get(),
                in.get(), in.get(), in.getInt(40), in.getInt(44), in.getInt(48));
        header.requirePossible(name, stated);
        if ((version == FIRST && in.getShort(38) != 0) || in.getLong(52) != 0) {
            throw new StackFormatException(name + ": bytes 38, 39 and 52 to 59 of the header must be 0");
        }
        if (!ScaleCode.exists(header.xScale) || !ScaleCode.exists(header.yScale)) {
            throw new StackFormatException(name + ": scales " + header.xScale + " and " + header.yScale
                    + "; this library knows scales 0 to 3");
        }
        return header;
    }

    private void requirePossible(String name, long stated) throws StackFormatException {
        String shape = name + ": " + surfaces + " surfaces of " + nx + "x" + ny + " knots";
        if (surfaces < 1 || surfaces > MOST_SURFACES || nx < 2 || ny < 2
                || (nx + 1L) * (ny + 1L) > Integer.MAX_VALUE) {
            throw new StackFormatException(shape + "; there must be 1 to 2^31 - 9 surfaces, and 2 or more knots in"
                    + " each direction, 2^31 - 1 nodes at most");
        }
        try {
            if (fileBytes() != stated) {
                throw new StackFormatException(shape + " take " + fileBytes() + " bytes, but the header states "
                        + stated);
            }
        } catch (ArithmeticException e) {
            throw new StackFormatException(shape + " take more than 2^63 - 1 bytes", e);
        }
    }

    /** The checksum of what lies before it. */
    private static int checkOf(ByteBuffer bytes) {
        CRC32C check = new CRC32C();
        check.update(bytes.array(), bytes.arrayOffset(), CHECKED);
        return (int) check.getValue();
    }

    /**
     * A number that tells stacks apart: equal for equal axes and values, and else almost surely not.
     *
     * @return the checksum of the values and that of the header, which covers those of the axes
     */
    long checksum() {
        return (long) valuesCheck << Integer.SIZE | Integer.toUnsignedLong(encode().getInt(CHECKED));
    }
}

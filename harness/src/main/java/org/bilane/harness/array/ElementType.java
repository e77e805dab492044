package org.bilane.harness.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

/**
 * The element types that are read, and how each becomes a double: exactly as NumPy's astype(float64) does.
 */
public enum ElementType {
    /** IEEE binary64; bit patterns, NaN payloads included, pass unchanged. */
    FLOAT64("f8"),
    /** IEEE binary32. */
    FLOAT32("f4"),
    /** IEEE binary16. */
    FLOAT16("f2"),
    /** Two's complement, 8 bits. */
    INT8("i1"),
    /** Two's complement, 16 bits. */
    INT16("i2"),
    /** Two's complement, 32 bits. */
    INT32("i4"),
    /** Two's complement, 64 bits; rounded to the nearest double, ties to even. */
    INT64("i8"),
    /** Unsigned, 8 bits. */
    UINT8("u1"),
    /** Unsigned, 16 bits. */
    UINT16("u2"),
    /** Unsigned, 32 bits. */
    UINT32("u4"),
    /** Unsigned, 64 bits; rounded to the nearest double, ties to even. */
    UINT64("u8");

    private static final int PIECE = 4096;
    private static final ValueLayout.OfFloat SWAPPED_FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(
            ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);

    private final String code;

    ElementType(String code) {
        this.code = code;
    }

    /**
     * The type of a code.
     *
     * @param code NumPy's kind letter and size in bytes
     * @return the type, or empty if it is none of these
     */
    public static Optional<ElementType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /**
     * NumPy's name of the type without its byte order.
     *
     * @return the kind letter and the size in bytes, such as {@code f8}
     */
    public String code() {
        return code;
    }

    /**
     * The size of an element in the file.
     *
     * @return 1, 2, 4 or 8
     */
    public int bytes() {
        return code.charAt(1) - '0';
    }

    /**
     * Converts elements to doubles of the machine's byte order. Offsets are in bytes and need no alignment;
     * the two ranges must not overlap. The loops may become vector code, so {@code raw} must not be a mapped
     * file.
     *
     * @param raw holds {@code count} elements of this type at offset 0
     * @param swap whether the elements' byte order is not the machine's
     * @param count how many to convert, at least 0
     * @param doubles receives {@code count} doubles
     * @param offset where in {@code doubles} the first goes
     * @throws IndexOutOfBoundsException if either segment is too short
     */
    public void toDoubles(MemorySegment raw, boolean swap, int count, MemorySegment doubles, long offset) {
        switch (this) {
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    doubles.set(JAVA_LONG_UNALIGNED, offset + 8L * i, int64(raw, i, swap));
                }
            }
            case FLOAT32 -> floatsToDoubles(raw, swap, count, doubles, offset);
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, Float.float16ToFloat(int16(raw, i, swap)));
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, raw.get(JAVA_BYTE, i));
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, int16(raw, i, swap));
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, int32(raw, i, swap));
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, int64(raw, i, swap));
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, Byte.toUnsignedInt(raw.get(JAVA_BYTE, i)));
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, Short.toUnsignedInt(int16(raw, i, swap)));
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, Integer.toUnsignedLong(int32(raw, i, swap)));
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    put(doubles, offset, i, unsignedToDouble(int64(raw, i, swap)));
                }
            }
        }
    }

    /** In arrays: a loop over segments asks for each element whether they are still open. */
    private static void floatsToDoubles(MemorySegment raw, boolean swap, int count, MemorySegment doubles,
            long offset) {
        float[] floats = new float[Math.min(count, PIECE)];
        double[] values = new double[floats.length];
        ValueLayout.OfFloat layout = swap ? SWAPPED_FLOAT : JAVA_FLOAT_UNALIGNED;
        for (int done = 0; done < count; done += PIECE) {
            int n = Math.min(PIECE, count - done);
            MemorySegment.copy(raw, layout, (long) done * Float.BYTES, floats, 0, n);
            for (int i = 0; i < n; i++) {
                values[i] = floats[i];
            }
            MemorySegment.copy(values, 0, doubles, JAVA_DOUBLE_UNALIGNED, offset + (long) done * Double.BYTES, n);
        }
    }

    private static void put(MemorySegment doubles, long offset, int i, double value) {
        doubles.set(JAVA_DOUBLE_UNALIGNED, offset + 8L * i, value);
    }

    private static short int16(MemorySegment raw, int i, boolean swap) {
        short value = raw.get(JAVA_SHORT_UNALIGNED, 2L * i);
        return swap ? Short.reverseBytes(value) : value;
    }

    private static int int32(MemorySegment raw, int i, boolean swap) {
        int value = raw.get(JAVA_INT_UNALIGNED, 4L * i);
        return swap ? Integer.reverseBytes(value) : value;
    }

    private static long int64(MemorySegment raw, int i, boolean swap) {
        long value = raw.get(JAVA_LONG_UNALIGNED, 8L * i);
        return swap ? Long.reverseBytes(value) : value;
    }

    /**
     * The bit shifted out stays in the last place as a sticky bit, so that halving rounds as the whole would.
     */
    private static double unsignedToDouble(long value) {
        return value >= 0 ? (double) value : 2.0 * (double) (value >>> 1 | value & 1);
    }
}

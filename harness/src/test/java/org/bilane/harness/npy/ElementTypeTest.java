package org.bilane.harness.npy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every element type in both byte orders, against arithmetic of another kind. */
class ElementTypeTest {
    @TempDir
    Path folder;

    static Stream<String> integerDtypes() {
        return Stream.of("|i1", "|u1", "<i1", ">u1", "=i4", "<i2", ">i2", "<u2", ">u2",
                "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8", "=u8");
    }

    @ParameterizedTest
    @MethodSource("integerDtypes")
    void integersRoundToTheNearestDouble(String descr) throws IOException {
        int bits = 8 * (descr.charAt(2) - '0');
        boolean signed = descr.charAt(1) == 'i';
        BigInteger lowest = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        BigInteger beyond = lowest.add(BigInteger.ONE.shiftLeft(bits));
        long[] steps = {-1025, -1024, -513, -512, -3, -1, 0, 1, 3, 511, 512, 1023, 1024, 3072};
        List<BigInteger> values = new ArrayList<>();
        for (int shift = 0; shift <= bits; shift++) {
            for (long step : steps) {
                BigInteger value = BigInteger.ONE.shiftLeft(shift).add(BigInteger.valueOf(step));
                for (BigInteger v : List.of(value, value.negate())) {
                    if (v.compareTo(lowest) >= 0 && v.compareTo(beyond) < 0) {
                        values.add(v);
                    }
                }
            }
        }
        ByteBuffer data = ByteBuffer.allocate(values.size() * bits / 8).order(order(descr));
        for (BigInteger value : values) {
            switch (bits) {
                case 8 -> data.put(value.byteValue());
                case 16 -> data.putShort(value.shortValue());
                case 32 -> data.putInt(value.intValue());
                default -> data.putLong(value.longValue());
            }
        }
        double[] read = NpyBytes.read(NpyBytes.write(folder,
                NpyBytes.header(descr, false, "(" + values.size() + ",)"), data.array()));
        for (int i = 0; i < read.length; i++) {
            assertEquals(new BigDecimal(values.get(i)).doubleValue(), read[i], descr + " " + values.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f8", "=f8"})
    void doublesKeepEveryBitEvenThoseOfNaNs(String descr) throws IOException {
        long[] patterns = {0, Long.MIN_VALUE, 1, 0x3ff123456789abcdL, 0x7ff0000000000000L,
            0x7ff0000000000001L, 0xfff8dead12345678L, -1};
        ByteBuffer data = ByteBuffer.allocate(8 * patterns.length).order(order(descr));
        for (long pattern : patterns) {
            data.putLong(pattern);
        }
        double[] read = NpyBytes.read(NpyBytes.write(folder,
                NpyBytes.header(descr, false, "(" + patterns.length + ",)"), data.array()));
        for (int i = 0; i < patterns.length; i++) {
            assertEquals(patterns[i], Double.doubleToRawLongBits(read[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f4", ">f4"})
    void floatsWiden(String descr) throws IOException {
        float[] values = {0, -0f, 0.1f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.NaN,
            Float.NEGATIVE_INFINITY};
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(order(descr));
        for (float value : values) {
            data.putFloat(value);
        }
        double[] read = NpyBytes.read(
                NpyBytes.write(folder, NpyBytes.header(descr, false, "(7,)"), data.array()));
        for (int i = 0; i < values.length; i++) {
            assertEquals((double) values[i], read[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f2", ">f2"})
    void halfPrecisionWidensForEveryPattern(String descr) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(2 << 16).order(order(descr));
        for (int pattern = 0; pattern < 1 << 16; pattern++) {
            data.putShort((short) pattern);
        }
        double[] read = NpyBytes.read(
                NpyBytes.write(folder, NpyBytes.header(descr, false, "(256, 256)"), data.array()));
        for (int pattern = 0; pattern < 1 << 16; pattern++) {
            assertEquals(half(pattern), read[pattern], "pattern " + pattern);
        }
    }

    @Test
    void anArrayLongerThanOnePieceIsConvertedWhole() throws IOException {
        int count = 3 * 8192 + 5;
        ByteBuffer data = ByteBuffer.allocate(4 * count).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putInt(7 * i);
        }
        double[] read = NpyBytes.read(
                NpyBytes.write(folder, NpyBytes.header(">i4", false, "(" + count + ",)"), data.array()));
        for (int i = 0; i < count; i++) {
            assertEquals(7.0 * i, read[i]);
        }
    }

    /** From the definition of binary16. */
    private static double half(int pattern) {
        int exponent = pattern >> 10 & 31;
        int fraction = pattern & 1023;
        double magnitude = exponent == 31 ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : exponent == 0 ? Math.scalb((double) fraction, -24)
                : Math.scalb(1024.0 + fraction, exponent - 25);
        return pattern >> 15 == 0 ? magnitude : -magnitude;
    }

    private static ByteOrder order(String descr) {
        return switch (descr.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }
}

package org.bilane.harness.npy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reader of {@code .npy} files, as plain as can be, for files that are known to be valid: what the real one
 * makes of them must be the same.
 *
 * @param shape the axis lengths
 * @param elements the elements in C order
 */
record PlainNpy(long[] shape, double[] elements) {
    private static final Pattern DESCR = Pattern.compile("[\"']descr[\"']:[\"']([<>=|])([fiu][1248])[\"']");
    private static final Pattern ORDER = Pattern.compile("[\"']fortran_order[\"']:(True|False)");
    private static final Pattern SHAPE = Pattern.compile("[\"']shape[\"']:\\(([0-9L,]*)\\)");

    /** Reads a valid file. */
    static PlainNpy of(byte[] content) {
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int textAt = content[6] == 1 ? 10 : 12;
        int textBytes = content[6] == 1 ? Short.toUnsignedInt(file.getShort(8)) : file.getInt(8);
        String text = new String(content, textAt, textBytes, StandardCharsets.ISO_8859_1).replaceAll("[ \t\r\n]", "");
        Matcher descr = find(DESCR, text);
        long[] shape = Arrays.stream(find(SHAPE, text).group(1).split(","))
                .filter(length -> !length.isEmpty()).mapToLong(length -> Long.parseLong(length.replace("L", "")))
                .toArray();
        file.order(switch (descr.group(1)) {
            case "<" -> ByteOrder.LITTLE_ENDIAN;
            case ">" -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        });
        boolean fortran = find(ORDER, text).group(1).equals("True");
        double[] elements = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
        for (int i = 0; i < elements.length; i++) {
            int stored = fortran ? fortranIndex(shape, i) : i;
            elements[i] = element(file, textAt + textBytes, descr.group(2), stored);
        }
        return new PlainNpy(shape, elements);
    }

    private static Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("a header that was accepted lacks " + pattern + ": " + text);
        }
        return matcher;
    }

    private static int fortranIndex(long[] shape, int flat) {
        int[] index = new int[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = (int) (rest % shape[axis]);
            rest /= (int) shape[axis];
        }
        long stored = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stored = stored * shape[axis] + index[axis];
        }
        return (int) stored;
    }

    private static double element(ByteBuffer file, int begin, String type, int i) {
        int bytes = type.charAt(1) - '0';
        int at = begin + i * bytes;
        return switch (type) {
            case "f8" -> file.getDouble(at);
            case "f4" -> file.getFloat(at);
            case "f2" -> Float.float16ToFloat(file.getShort(at));
            default -> integer(file, at, bytes, type.charAt(0) == 'i').doubleValue();
        };
    }

    private static BigInteger integer(ByteBuffer file, int at, int bytes, boolean signed) {
        byte[] bigEndian = new byte[bytes];
        for (int b = 0; b < bytes; b++) {
            bigEndian[b] = file.get(file.order() == ByteOrder.BIG_ENDIAN ? at + b : at + bytes - 1 - b);
        }
        return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
    }
}

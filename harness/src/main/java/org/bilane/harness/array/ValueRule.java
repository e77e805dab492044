package org.bilane.harness.array;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of its stored numbers: which of them mean that there is none, and how the others are packed. A
 * number that is missing becomes NaN; the others are multiplied and added to, in double. Missing numbers are found in
 * the stored type, before that. Immutable.
 */
public final class ValueRule {
    /** Stored numbers are the values. */
    public static final ValueRule NONE = new ValueRule(new double[0], new long[0], 1, 0);

    /** Compared with the converted number, which is as exact as the stored one but for integers of 64 bits. */
    private final double[] missing;
    /** Compared with stored integers of 64 bits. */
    private final long[] missingBits;
    private final double scale;
    private final double offset;

    private ValueRule(double[] missing, long[] missingBits, double scale, double offset) {
        this.missing = missing;
        this.missingBits = missingBits;
        this.scale = scale;
        this.offset = offset;
    }

    /**
     * A rule for elements of one type.
     *
     * @param type the stored type, to which the missing numbers are converted first; those that are never
     *     {@link #isMet} are left out
     * @param missing numbers that mean that there is none; NaN is one anyway
     * @param scale what a stored number is multiplied by
     * @param offset what is added then
     * @return the rule
     */
    public static ValueRule of(ElementType type, List<? extends Number> missing, double scale, double offset) {
        List<Double> doubles = new ArrayList<>();
        List<Long> bits = new ArrayList<>();
        for (Number number : missing) {
            if (type == ElementType.INT64 || type == ElementType.UINT64) {
                whole(number, type).ifPresent(value -> bits.add(value.longValue()));
            } else if (isMet(type, number)) {
                doubles.add(converted(type, number));
            }
        }
        return new ValueRule(doubles.stream().mapToDouble(Double::doubleValue).toArray(),
                bits.stream().mapToLong(Long::longValue).toArray(), scale, offset);
    }

    /**
     * Whether stored numbers can be equal to a number. Integers must hold it as it is. Floats have it rounded, but a
     * finite number is not met as an infinity there, nor another than 0 as a 0.
     *
     * @param type the stored type
     * @param number the number
     * @return false if it has no effect as a missing one
     */
    public static boolean isMet(ElementType type, Number number) {
        if (!isFloat(type)) {
            return whole(number, type).isPresent();
        }
        double exact = number.doubleValue();
        double held = converted(type, number);
        return Double.isInfinite(held) == Double.isInfinite(exact) && (held == 0) == (exact == 0);
    }

    private static boolean isFloat(ElementType type) {
        return type.code().startsWith("f");
    }

    private static double converted(ElementType type, Number number) {
        return switch (type) {
            case FLOAT32 -> number.floatValue();
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(number.floatValue()));
            default -> number.doubleValue();
        };
    }

    private static Optional<BigInteger> whole(Number number, ElementType type) {
        BigDecimal exact;
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value) || value != Math.rint(value)) {
                return Optional.empty();
            }
            // Its text has only as many digits as tell it from other numbers of its type.
            exact = new BigDecimal(value);
        } else {
            exact = new BigDecimal(number.toString());
        }
        BigInteger value = exact.toBigInteger();
        int bits = 8 * type.bytes();
        boolean signed = type.code().startsWith("i");
        BigInteger lowest = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        BigInteger beyond = lowest.add(BigInteger.ONE.shiftLeft(bits));
        boolean held = value.compareTo(lowest) >= 0 && value.compareTo(beyond) < 0;
        return held ? Optional.of(value) : Optional.empty();
    }

    /**
     * Whether stored numbers are the values.
     *
     * @return true if nothing has to be done
     */
    public boolean isNone() {
        return missing.length == 0 && missingBits.length == 0 && scale == 1 && offset == 0;
    }

    /**
     * Converts stored elements to values.
     *
     * @param type their type and byte order
     * @param raw holds {@code count} elements at offset 0; not mapped
     * @param count how many
     * @param doubles receives the values
     * @param at where in {@code doubles} the first goes, in bytes
     */
    public void toValues(StoredType type, MemorySegment raw, int count, MemorySegment doubles, long at) {
        type.type().toDoubles(raw, type.swapped(), count, doubles, at);
        if (isNone()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            long place = at + 8L * i;
            double stored = doubles.get(JAVA_DOUBLE_UNALIGNED, place);
            boolean absent = missingBits.length > 0 && isMissing(bits(raw, type, i)) || isMissing(stored);
            double value = scale == 1 && offset == 0 ? stored : stored * scale + offset;
            doubles.set(JAVA_DOUBLE_UNALIGNED, place, absent ? Double.NaN : value);
        }
    }

    private static long bits(MemorySegment raw, StoredType type, int i) {
        long bits = raw.get(JAVA_LONG_UNALIGNED, 8L * i);
        return type.swapped() ? Long.reverseBytes(bits) : bits;
    }

    private boolean isMissing(long stored) {
        for (long none : missingBits) {
            if (none == stored) {
                return true;
            }
        }
        return false;
    }

    private boolean isMissing(double stored) {
        for (double none : missing) {
            if (none == stored) {
                return true;
            }
        }
        return false;
    }
}

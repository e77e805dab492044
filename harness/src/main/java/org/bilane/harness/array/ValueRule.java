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
     * @param type the stored type, to which the missing numbers are converted first; those that it cannot hold are
     *     never met
     * @param missing numbers that mean that there is none; NaN is one anyway
     * @param scale what a stored number is multiplied by
     * @param offset what is added then
     * @return the rule
     */
    public static ValueRule of(ElementType type, List<? extends Number> missing, double scale, double offset) {
        List<Double> doubles = new ArrayList<>();
        List<Long> bits = new ArrayList<>();
        for (Number number : missing) {
            switch (type) {
                case FLOAT64 -> doubles.add(number.doubleValue());
                case FLOAT32 -> doubles.add((double) number.floatValue());
                case FLOAT16 -> doubles.add((double) Float.float16ToFloat(Float.floatToFloat16(number.floatValue())));
                case INT64, UINT64 -> exactly(number, type).ifPresent(value -> bits.add(value.longValue()));
                default -> exactly(number, type).ifPresent(value -> doubles.add(value.doubleValue()));
            }
        }
        return new ValueRule(doubles.stream().mapToDouble(Double::doubleValue).toArray(),
                bits.stream().mapToLong(Long::longValue).toArray(), scale, offset);
    }

    private static Optional<BigInteger> exactly(Number number, ElementType type) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value) || value != Math.rint(value)) {
                return Optional.empty();
            }
        }
        BigInteger value = new BigDecimal(number.toString()).toBigInteger();
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

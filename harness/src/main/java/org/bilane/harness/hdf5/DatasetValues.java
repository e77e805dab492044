package org.bilane.harness.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FillValueOldMessage;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredType;
import org.bilane.harness.array.ValueRule;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;

/**
 * What the stored numbers of a dataset mean.
 *
 * @param rule how they become values
 * @param text the same for people; empty if they are the values
 * @param unwritten the value where nothing was ever written
 */
record DatasetValues(ValueRule rule, String text, double unwritten) {
    private static final String FILL = "_FillValue";

    /**
     * By the conventions of netCDF, and HDF5's own fill value where no attribute names one.
     *
     * @param name the dataset in messages
     * @param dataset the dataset
     * @param type the type of its elements
     * @param attributes its attributes
     * @return the meaning
     * @throws ArrayException if an attribute that tells of it cannot be read
     */
    static DatasetValues of(String name, Dataset dataset, StoredType type, Attributes attributes)
            throws ArrayException {
        List<Number> missing = new ArrayList<>();
        List<String> words = new ArrayList<>();
        UnaryOperator<Number> stored = asStored(dataset, type);
        boolean isFillNamed = false;
        for (String key : List.of(FILL, "missing_value")) {
            List<Number> numbers = attributes.numbers(key).stream().map(stored).toList();
            missing.addAll(numbers);
            numbers.stream().filter(number -> !Double.isNaN(number.doubleValue()))
                    .forEach(number -> words.add(number + " (" + key + ") is " + (ValueRule.isMet(type.type(), number)
                            ? "NaN" : "no " + type.describe() + " and has no effect")));
            isFillNamed |= key.equals(FILL) && !numbers.isEmpty();
            if (numbers.isEmpty() && attributes.value(key) != null) {
                words.add(key + " is no number and has no effect");
            }
        }
        byte[] fill = Library.call(name, () -> fill(dataset, type.type().bytes()));
        // Where the writer set none, HDF5 takes 0, which then is a number like others.
        if (!isFillNamed && fill != null && Library.call(name, dataset::getFillValue) instanceof Number signed) {
            Number number = stored.apply(signed);
            if (!missing.contains(number)) {
                missing.add(number);
                if (!Double.isNaN(value(type, fill, ValueRule.NONE))) {
                    words.add(number + " (the fill value) is NaN");
                }
            }
        }
        double scale = single(name, attributes, "scale_factor", 1);
        double offset = single(name, attributes, "add_offset", 0);
        if (scale != 1) {
            words.add("times " + scale + " (scale_factor)");
        }
        if (offset != 0) {
            words.add("plus " + offset + " (add_offset)");
        }
        ValueRule rule = ValueRule.of(type.type(), missing, scale, offset);
        return new DatasetValues(rule, String.join(", ", words),
                value(type, fill == null ? new byte[type.type().bytes()] : fill, rule));
    }

    /** Where an attribute says that signed integers are unsigned, those that stand for missing ones are so too. */
    private static UnaryOperator<Number> asStored(Dataset dataset, StoredType type) {
        boolean isTakenForUnsigned = dataset.getDataType() instanceof FixedPoint integer && integer.isSigned()
                && type.type().code().startsWith("u");
        BigInteger beyond = BigInteger.ONE.shiftLeft(8 * type.type().bytes());
        return number -> isTakenForUnsigned && isWhole(number) && number.longValue() < 0
                ? BigInteger.valueOf(number.longValue()).add(beyond) : number;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Byte || number instanceof Short || number instanceof Integer
                || number instanceof Long;
    }

    private static double single(String name, Attributes attributes, String key, double otherwise)
            throws ArrayException {
        if (attributes.value(key) == null) {
            return otherwise;
        }
        List<Number> numbers = attributes.numbers(key);
        if (numbers.size() != 1) {
            throw new ArrayException(name, "its attribute " + key + " must be one number");
        }
        return numbers.getFirst().doubleValue();
    }

    /** The fill value as it would be stored; null where the writer set none. */
    private static byte[] fill(Dataset dataset, int bytes) {
        ObjectHeader header = ((DatasetBase) dataset).getHeader();
        ByteBuffer stored = null;
        if (header.hasMessageOfType(FillValueMessage.class)) {
            FillValueMessage message = header.getMessageOfType(FillValueMessage.class);
            stored = message.isFillValueDefined() ? message.getFillValue() : null;
        } else if (header.hasMessageOfType(FillValueOldMessage.class)) {
            stored = header.getMessageOfType(FillValueOldMessage.class).getFillValue();
        }
        if (stored == null || stored.remaining() != bytes) {
            return null;
        }
        byte[] fill = new byte[bytes];
        stored.get(fill);
        return fill;
    }

    private static double value(StoredType type, byte[] stored, ValueRule rule) {
        MemorySegment value = MemorySegment.ofArray(new double[1]);
        rule.toValues(type, MemorySegment.ofArray(stored), 1, value, 0);
        return value.get(JAVA_DOUBLE_UNALIGNED, 0);
    }
}

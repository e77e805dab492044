package org.bilane.harness.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.DataTypeMessage;
import java.util.Locale;
import java.util.Optional;
import org.bilane.harness.array.ElementType;
import org.bilane.harness.array.StoredType;

/** What HDF5 calls the type of an element. */
final class DatasetType {
    private DatasetType() {
    }

    /**
     * The type of numbers.
     *
     * @param dataset whose type
     * @param unsigned whether netCDF's attribute says that signed integers are unsigned
     * @return the type of a stored array; empty if elements are no IEEE floats or whole integers of 8 to 64 bits, or
     *     their type is committed
     */
    static Optional<StoredType> numbers(Dataset dataset, boolean unsigned) {
        if (isCommitted(dataset)) {
            return Optional.empty();
        }
        DataType type = dataset.getDataType();
        Optional<ElementType> element = switch (type) {
            case FloatingPoint number when isIeee(number) -> ElementType.ofCode("f" + number.getSize());
            case FixedPoint number when number.getBitOffset() == 0
                    && number.getBitPrecision() == 8 * number.getSize() ->
                    ElementType.ofCode((number.isSigned() && !unsigned ? "i" : "u") + number.getSize());
            default -> Optional.empty();
        };
        return element.map(known -> new StoredType(known, ((OrderedDataType) type).getByteOrder()));
    }

    /** Whether it is an object of its own, of which jHDF takes the reference in the dataset's header for the type. */
    private static boolean isCommitted(Dataset dataset) {
        return ((DatasetBase) dataset).getHeader().getMessageOfType(DataTypeMessage.class).isMessageShared();
    }

    /** By the places of sign, exponent and mantissa, which HDF5 stores with each type. */
    private static boolean isIeee(FloatingPoint type) {
        int exponent = switch (type.getSize()) {
            case 2 -> 5;
            case 4 -> 8;
            case 8 -> 11;
            default -> -1;
        };
        int bits = 8 * type.getSize();
        return type.getExponentSize() == exponent && type.getBitOffset() == 0 && type.getBitPrecision() == bits
                && type.getMantissaLocation() == 0 && type.getMantissaSize() == bits - 1 - exponent
                && type.getExponentLocation() == bits - 1 - exponent && type.getSignLocation() == bits - 1
                && type.getExponentBias() == (1 << exponent - 1) - 1 && type.getMantissaNormalization() == 2;
    }

    /**
     * A type of which no doubles can be made, for people.
     *
     * @param dataset whose type
     * @return a word or a few
     */
    static String describe(Dataset dataset) {
        if (isCommitted(dataset)) {
            return "a committed type";
        }
        return switch (dataset.getDataType()) {
            case StringData text -> "text";
            case VariableLength list -> list.isVariableLengthString() ? "text" : "lists of varying length";
            case CompoundDataType compound -> "compound of " + compound.getMembers().size();
            case EnumDataType names -> "enumeration";
            case Reference reference -> "references";
            case FloatingPoint number -> "float of " + number.getBitPrecision() + " bits, not IEEE's";
            case FixedPoint number -> "integer of " + number.getBitPrecision() + " of " + 8 * number.getSize()
                    + " bits";
            case DataType other -> other.getClass().getSimpleName().replace("DataType", "").toLowerCase(Locale.ROOT);
        };
    }
}

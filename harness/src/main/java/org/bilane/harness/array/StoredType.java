package org.bilane.harness.array;

import java.nio.ByteOrder;

/**
 * An element type with its byte order.
 *
 * @param type the type
 * @param order the byte order in the file; of no meaning for one-byte types
 */
public record StoredType(ElementType type, ByteOrder order) {
    /**
     * Whether the file's byte order differs from the machine's in a way that matters.
     *
     * @return true if elements must be reversed
     */
    public boolean swapped() {
        return type.bytes() > 1 && order != ByteOrder.nativeOrder();
    }

    /** NumPy's name of the dtype, such as {@code <f8}. */
    @Override
    public String toString() {
        return (type.bytes() == 1 ? "|" : order == ByteOrder.LITTLE_ENDIAN ? "<" : ">") + type.code();
    }

    /**
     * The type for people.
     *
     * @return such as {@code float32}, or {@code int16 big-endian} where the order is not the usual one
     */
    public String describe() {
        String kind = switch (type.code().charAt(0)) {
            case 'f' -> "float";
            case 'u' -> "uint";
            default -> "int";
        };
        return kind + 8 * type.bytes()
                + (type.bytes() > 1 && order == ByteOrder.BIG_ENDIAN ? " big-endian" : "");
    }
}

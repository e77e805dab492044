package org.bilane.harness.npy;

import java.nio.ByteOrder;
import org.bilane.harness.array.ElementType;
import org.bilane.harness.array.StoredType;

/** NumPy's names of element types. */
final class Descr {
    private Descr() {
    }

    /**
     * Parses a header's {@code descr}. NumPy always writes the byte order; a name without one is refused
     * rather than guessed.
     *
     * @param descr byte order ({@code <}, {@code >}, {@code =} for the machine's, {@code |} for none), then
     *     the type's code
     * @return the dtype
     * @throws IllegalArgumentException if the type cannot be converted to float64 or the order does not fit
     *     it
     */
    static StoredType parse(String descr) {
        ElementType type = descr.isEmpty() ? null : ElementType.ofCode(descr.substring(1)).orElse(null);
        ByteOrder order = type == null ? null : switch (descr.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            case '=' -> ByteOrder.nativeOrder();
            case '|' -> type.bytes() == 1 ? ByteOrder.nativeOrder() : null;
            default -> null;
        };
        if (order == null) {
            throw new IllegalArgumentException("dtype " + Quote.of(descr)
                    + " is not supported; it must be a byte order < > = (or | for one byte) and one of"
                    + " f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8");
        }
        return new StoredType(type, order);
    }
}

package org.bilane.harness.npy;

import org.bilane.harness.array.StoredArray;

/** The lengths of an array's axes, outermost first, with their product known not to overflow. Immutable. */
final class NpyShape {
    /** NumPy's own limit: it could not load an array of more axes. */
    static final int MAX_RANK = 64;

    private final long[] lengths;
    private final long size;

    private NpyShape(long[] lengths, long size) {
        this.lengths = lengths;
        this.size = size;
    }

    /**
     * Checks the lengths.
     *
     * @param lengths the axis lengths, each at least 0, at most {@value #MAX_RANK} of them; none for a scalar
     * @return the shape
     * @throws IllegalArgumentException if there are too many axes, if a length is negative, or if the product
     *     of the non-zero lengths exceeds 2^63-1 (NumPy's rule: a zero elsewhere does not excuse the others)
     */
    static NpyShape of(long... lengths) {
        if (lengths.length > MAX_RANK) {
            throw new IllegalArgumentException(
                    "shape has " + lengths.length + " axes; at most " + MAX_RANK + " are allowed");
        }
        long product = 1;
        boolean empty = false;
        for (long length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + StoredArray.shapeText(lengths)
                        + " has the negative length " + length + "; it must be >= 0");
            }
            empty |= length == 0;
            try {
                product = Math.multiplyExact(product, Math.max(1, length));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("shape " + StoredArray.shapeText(lengths)
                        + " overflows; the product of its lengths must be < 2^63", e);
            }
        }
        return new NpyShape(lengths.clone(), empty ? 0 : product);
    }

    /**
     * How many elements an array of this shape holds.
     *
     * @return the product of the lengths: 1 for a scalar, 0 if any length is 0
     */
    long size() {
        return size;
    }

    /**
     * The axis lengths.
     *
     * @return a fresh array, outermost axis first
     */
    long[] lengths() {
        return lengths.clone();
    }

    /**
     * The bytes that elements of one size take in this shape.
     *
     * @param itemBytes bytes of an element, at least 1
     * @return the exact product
     * @throws IllegalArgumentException if the product exceeds 2^63-1
     */
    long bytes(int itemBytes) {
        try {
            return Math.multiplyExact(size, itemBytes);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("shape " + this + " of " + itemBytes
                    + "-byte elements overflows; it must take < 2^63 bytes", e);
        }
    }

    /** Python's notation of the tuple, as it stands in a header. */
    @Override
    public String toString() {
        return StoredArray.shapeText(lengths);
    }
}

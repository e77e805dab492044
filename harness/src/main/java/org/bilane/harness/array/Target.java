package org.bilane.harness.array;

import java.lang.foreign.MemorySegment;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

/**
 * Where the elements of a part go: doubles in any order of the axes, forwards or backwards.
 *
 * @param doubles receives doubles of the machine's byte order, in any alignment
 * @param base the place of the part's first element, counted in doubles
 * @param strides by how many doubles a step of each axis moves; may be negative
 */
public record Target(MemorySegment doubles, long base, long[] strides) {
    /**
     * C order, one after another.
     *
     * @param doubles receives the elements from its begin
     * @param lengths the part's axis lengths
     * @return the target
     */
    public static Target inOrder(MemorySegment doubles, long[] lengths) {
        return new Target(doubles, 0, strides(lengths));
    }

    /**
     * The strides of C order.
     *
     * @param lengths axis lengths, outermost first
     * @return by how many elements a step of each axis moves
     */
    public static long[] strides(long[] lengths) {
        long[] strides = new long[lengths.length];
        long stride = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= lengths[axis];
        }
        return strides;
    }

    /**
     * The same memory for a part that begins elsewhere.
     *
     * @param steps by how many indices of each axis it begins later
     * @return the target of that part
     */
    public Target shifted(long[] steps) {
        long shifted = base;
        for (int axis = 0; axis < steps.length; axis++) {
            shifted += steps[axis] * strides[axis];
        }
        return new Target(doubles, shifted, strides);
    }

    /**
     * Whether a part's elements lie one after another in C order.
     *
     * @param lengths the part's axis lengths
     * @return true if they can be copied in one go
     */
    boolean isInOrder(long[] lengths) {
        long expected = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            if (lengths[axis] != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= lengths[axis];
        }
        return true;
    }

    /**
     * Stores elements at their places.
     *
     * @param lengths the part's axis lengths
     * @param from the first element's flat index within the part, in C order
     * @param elements doubles in C order; not mapped
     * @param count how many
     */
    void put(long[] lengths, long from, MemorySegment elements, int count) {
        if (isInOrder(lengths)) {
            MemorySegment.copy(elements, 0, doubles, (base + from) * Double.BYTES, (long) count * Double.BYTES);
            return;
        }
        int last = lengths.length - 1;
        long row = lengths[last];
        long step = strides[last];
        int done = 0;
        while (done < count) {
            long position = from + done;
            long at = place(lengths, position);
            int run = (int) Math.min(row - position % row, count - done);
            if (step == 1) {
                MemorySegment.copy(elements, (long) done * Double.BYTES, doubles, at * Double.BYTES,
                        (long) run * Double.BYTES);
            } else {
                for (int i = 0; i < run; i++) {
                    // As bits: a NaN's payload passes unchanged.
                    doubles.set(JAVA_LONG_UNALIGNED, (at + i * step) * Double.BYTES,
                            elements.get(JAVA_LONG_UNALIGNED, 8L * (done + i)));
                }
            }
            done += run;
        }
    }

    private long place(long[] lengths, long position) {
        long at = base;
        long rest = position;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            at += rest % lengths[axis] * strides[axis];
            rest /= lengths[axis];
        }
        return at;
    }
}

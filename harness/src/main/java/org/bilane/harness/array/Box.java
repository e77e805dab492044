package org.bilane.harness.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rectangular part of an array.
 *
 * @param origin the first index of each axis
 * @param lengths how many indices of each axis, each at least 1
 */
public record Box(long[] origin, long[] lengths) {
    /**
     * A whole array.
     *
     * @param shape its axis lengths, each at least 1
     * @return the part that is all of it
     */
    public static Box whole(long[] shape) {
        return new Box(new long[shape.length], shape.clone());
    }

    /**
     * How many elements it has.
     *
     * @return the product of the lengths; 1 if there is no axis
     */
    public long size() {
        return product(lengths, 0);
    }

    /**
     * The product of lengths.
     *
     * @param lengths axis lengths, whose product is known not to overflow
     * @param from the first axis that counts
     * @return the product; 1 if none counts
     */
    static long product(long[] lengths, int from) {
        long product = 1;
        for (int axis = from; axis < lengths.length; axis++) {
            product *= lengths[axis];
        }
        return product;
    }

    /**
     * The parts that make up a range of an array's elements in C order.
     *
     * @param shape the array's axis lengths
     * @param from the first element's flat index
     * @param count how many elements, within the array
     * @return parts in the range's order: at most two for each axis, and one
     */
    public static List<Box> ofRange(long[] shape, long from, long count) {
        List<Box> boxes = new ArrayList<>();
        split(shape, 0, new long[shape.length], from, count, boxes);
        return boxes;
    }

    private static void split(long[] shape, int axis, long[] prefix, long from, long count, List<Box> boxes) {
        if (count == 0) {
            return;
        }
        if (axis == shape.length) {
            long[] ones = new long[shape.length];
            Arrays.fill(ones, 1);
            boxes.add(new Box(prefix.clone(), ones));
            return;
        }
        long below = product(shape, axis + 1);
        long index = from / below;
        long rest = from % below;
        long left = count;
        if (rest != 0 || left < below) {
            long head = Math.min(below - rest, left);
            prefix[axis] = index++;
            split(shape, axis + 1, prefix, rest, head, boxes);
            left -= head;
        }
        long whole = left / below;
        if (whole > 0) {
            long[] origin = prefix.clone();
            long[] lengths = shape.clone();
            for (int i = 0; i < axis; i++) {
                lengths[i] = 1;
            }
            origin[axis] = index;
            lengths[axis] = whole;
            for (int i = axis + 1; i < shape.length; i++) {
                origin[i] = 0;
            }
            boxes.add(new Box(origin, lengths));
            index += whole;
            left -= whole * below;
        }
        if (left > 0) {
            prefix[axis] = index;
            split(shape, axis + 1, prefix, 0, left, boxes);
        }
        prefix[axis] = 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(origin, box.origin) && Arrays.equals(lengths, box.lengths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(origin) + Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        return Arrays.toString(origin) + "+" + Arrays.toString(lengths);
    }
}

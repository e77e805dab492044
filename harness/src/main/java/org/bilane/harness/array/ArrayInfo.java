package org.bilane.harness.array;

import java.util.List;
import java.util.Optional;

/**
 * An array in a file, as the file describes it; its elements have not been read.
 *
 * @param name what it is called in its file; empty where the file holds nothing else
 * @param shape its axis lengths, outermost first
 * @param type the type of its elements, such as {@code float32}, {@code int16 big-endian} or {@code text}
 * @param isNumeric whether its elements can be read as doubles
 * @param storage how it is stored, such as {@code chunks (64, 30, 7), gzip} or {@code contiguous}
 * @param attributes what else the file says of it
 * @param dimensions one for each axis
 * @param values what its elements mean, such as {@code -999.0 (_FillValue) is NaN}; empty if they are the values
 */
public record ArrayInfo(String name, long[] shape, String type, boolean isNumeric, String storage,
        List<Attribute> attributes, List<Dimension> dimensions, String values) {
    /** Keeps the lists. */
    public ArrayInfo {
        shape = shape.clone();
        attributes = List.copyOf(attributes);
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The lengths of the axes.
     *
     * @return a fresh array, outermost axis first
     */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /**
     * The number of axes.
     *
     * @return 0 for a scalar
     */
    public int rank() {
        return shape.length;
    }

    /**
     * The number of elements.
     *
     * @return the product of the axis lengths
     */
    public long size() {
        return Box.product(shape, 0);
    }

    /**
     * An attribute.
     *
     * @param name its name
     * @return the attribute, if the array has it
     */
    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}

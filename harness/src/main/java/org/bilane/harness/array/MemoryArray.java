package org.bilane.harness.array;

import java.nio.file.Path;

/**
 * A small array that was read whole.
 *
 * @param file the file it is from
 * @param name the array in messages
 * @param shape its axis lengths
 * @param elements its elements in C order
 */
public record MemoryArray(Path file, String name, long[] shape, Elements elements) implements StoredArray {
    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public long size() {
        return Box.product(shape, 0);
    }

    @Override
    public void read(Box box, Target target) {
        elements.read(shape, box, target);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

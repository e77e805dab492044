package org.bilane.harness.hdf5;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.Runs;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.Target;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;

/**
 * A dataset that was never written: all elements are one.
 *
 * @param file the file
 * @param name the dataset in messages
 * @param shape its axis lengths
 * @param value the value of each element
 */
record UnwrittenArray(Path file, String name, long[] shape, double value) implements StoredArray {
    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public long size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public void read(Box box, Target target) {
        fill(shape, box, target, value);
    }

    /**
     * Gives all elements of a part one value.
     *
     * @param shape the array's axis lengths
     * @param box the part
     * @param target where it goes
     * @param value the value
     */
    static void fill(long[] shape, Box box, Target target, double value) {
        Runs.read(shape, box, target, (from, count, destination) -> fill(destination, count, value));
    }

    private static void fill(MemorySegment destination, long count, double value) {
        for (long i = 0; i < count; i++) {
            destination.set(JAVA_DOUBLE_UNALIGNED, 8 * i, value);
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

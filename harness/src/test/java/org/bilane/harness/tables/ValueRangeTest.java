package org.bilane.harness.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The range of an array's values is found in bounded memory, whatever its shape. */
class ValueRangeTest {
    /** Elements that count from 0, and what was asked for of them. */
    private static final class Counting implements StoredArray {
        private final long[] shape;
        private final boolean isRandomAccess;
        private final List<Box> read = new ArrayList<>();
        private long memory;

        Counting(long[] shape, boolean isRandomAccess) {
            this.shape = shape;
            this.isRandomAccess = isRandomAccess;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Path file() {
            return Path.of("counting");
        }

        @Override
        public long[] shape() {
            return shape.clone();
        }

        @Override
        public long size() {
            return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        }

        @Override
        public boolean isRandomAccess() {
            return isRandomAccess;
        }

        /** A box in C order is a range, where axes behind the first that is longer than 1 are whole. */
        @Override
        public void read(Box box, Target target) {
            long[] strides = Target.strides(shape);
            long first = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                first += box.origin()[axis] * strides[axis];
            }
            for (long i = 0; i < box.size(); i++) {
                target.doubles().setAtIndex(ValueLayout.JAVA_DOUBLE, target.base() + i, first + i);
            }
            read.add(box);
            memory = Math.max(memory, target.doubles().byteSize() / Double.BYTES);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @ParameterizedTest
    @CsvSource({"1 7 11, false, 4", "1 1 77, false, 4", "7 11, false, 4", "77, false, 4", "1 7 11, true, 4",
        "1 2 1 5 7, false, 5", "30 2, false, 3"})
    void compressedElementsAreReadOnceInPiecesThatFit(String lengths, boolean isRandomAccess, int pieces)
            throws IOException {
        long[] shape = Arrays.stream(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
        Counting array = new Counting(shape, isRandomAccess);
        assertEquals(new ValueRange(0, array.size() - 1, 0, 0), ValueRange.of(array, 25));
        assertTrue(array.memory <= 25, array.memory + " elements in memory");
        assertEquals(array.size(), array.read.stream().flatMapToLong(box -> LongStream.of(box.size())).sum());
        if (!isRandomAccess) {
            assertEquals(pieces, array.read.size(), array.read.toString());
        }
    }
}

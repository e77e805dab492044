package org.bilane.harness.npy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FortranTilesTest {
    @TempDir
    Path folder;

    static Stream<int[]> smallShapes() {
        return Stream.of(new int[] {5}, new int[] {1, 5}, new int[] {2, 7}, new int[] {7, 2},
                new int[] {17, 3}, new int[] {2, 3, 4}, new int[] {1, 3, 1, 4, 1}, new int[] {3, 2, 2, 3});
    }

    @ParameterizedTest
    @MethodSource("smallShapes")
    void everyRangeOfASmallArrayComesInCOrder(int[] shape) throws IOException {
        double[] expected = expected(shape);
        try (NpyArray array = NpyArray.open(write(shape))) {
            for (int from = 0; from <= expected.length; from++) {
                for (int to = from; to <= expected.length; to++) {
                    assertRange(array, expected, from, to);
                }
            }
        }
    }

    /** More rows or columns than a tile has, in every proportion. */
    static Stream<int[]> largeShapes() {
        return Stream.of(new int[] {2, 20_000}, new int[] {16, 1_000}, new int[] {17, 1_000},
                new int[] {20_000, 2}, new int[] {130, 200}, new int[] {3, 50, 130}, new int[] {150, 20, 13},
                new int[] {5, 70, 3, 11});
    }

    @ParameterizedTest
    @MethodSource("largeShapes")
    void randomRangesOfALargeArrayComeInCOrder(int[] shape) throws IOException {
        double[] expected = expected(shape);
        Random random = new Random(1);
        try (NpyArray array = NpyArray.open(write(shape))) {
            assertRange(array, expected, 0, expected.length);
            for (int i = 0; i < 30; i++) {
                int from = random.nextInt(expected.length);
                assertRange(array, expected, from, from + random.nextInt(expected.length - from));
            }
        }
    }

    private static void assertRange(NpyArray array, double[] expected, int from, int to) throws NpyException {
        double[] read = new double[to - from + 1];
        read[to - from] = -1;
        array.read(from, to - from, MemorySegment.ofArray(read));
        for (int i = 0; i < to - from; i++) {
            if (expected[from + i] != read[i]) {
                assertEquals(expected[from + i], read[i], "element " + i + " of [" + from + ", " + to + ")");
            }
        }
        assertEquals(-1, read[to - from], "behind the range");
    }

    /** An element's value is its position in the file. */
    private Path write(int[] shape) throws IOException {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        ByteBuffer data = ByteBuffer.allocate(4 * size).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < size; i++) {
            data.putInt(i);
        }
        String tuple = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
        return NpyBytes.write(folder, NpyBytes.header(">i4", true, tuple), data.array());
    }

    private static double[] expected(int[] shape) {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        double[] expected = new double[size];
        for (int flat = 0; flat < size; flat++) {
            int rest = flat;
            int position = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                int stride = 1;
                for (int before = 0; before < axis; before++) {
                    stride *= shape[before];
                }
                position += rest % shape[axis] * stride;
                rest /= shape[axis];
            }
            expected[flat] = position;
        }
        return expected;
    }
}

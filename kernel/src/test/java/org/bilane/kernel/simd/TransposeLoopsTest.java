package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.ScalarKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles that are transposed, in registers or one value after the other, and what lies around them. */
@Tag("vector")
class TransposeLoopsTest {
    private static final int TALLEST = 27;
    /** From one surface's values to the next there is memory that stays as it was. */
    private static final int STEP = TALLEST + 3;
    private static final int BEFORE = 5;
    private static final double UNTOUCHED = -1;

    private static double[] transposed(SurfaceKernels kernels, int height, int width) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tile = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) height * width);
            for (int i = 0; i < height * width; i++) {
                tile.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i);
            }
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, BEFORE + (long) STEP * width);
            for (int i = 0; i < BEFORE + STEP * width; i++) {
                out.setAtIndex(ValueLayout.JAVA_DOUBLE, i, UNTOUCHED);
            }
            kernels.transpose(tile, height, width, out, BEFORE * Double.BYTES, STEP * Double.BYTES);
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 16, 17, 23, 50, 64})
    void aTileOfAnyHeightIsTransposed(int width) {
        for (int height = 1; height <= TALLEST; height++) {
            double[] expected = new double[BEFORE + STEP * width];
            Arrays.fill(expected, UNTOUCHED);
            for (int s = 0; s < width; s++) {
                for (int i = 0; i < height; i++) {
                    expected[BEFORE + s * STEP + i] = i * width + s;
                }
            }
            String what = height + " points of " + width + " surfaces";
            assertArrayEquals(expected, transposed(new ScalarKernels(), height, width), what);
            assertArrayEquals(expected, transposed(new VectorKernels(true), height, width), what);
        }
    }
}

package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Compares an exponential function of vectors with that of doubles. All NaN are one. */
final class LanesAgainstScalar {
    private static final int LANES = VectorWidth.LANES;

    private LanesAgainstScalar() {
    }

    /** A loop of the vector path: see {@link SurfaceLoops}. */
    interface Loop {
        /** Stores the function of {@code count} values, a multiple of the lanes. */
        void store(double[] values, int count, MemorySegment out, long offset);
    }

    /** Requires the same bits for each of the arguments. */
    static void requireSameBits(DoubleStream stream, Loop loop, DoubleUnaryOperator scalar) {
        double[] given = stream.toArray();
        double[] arguments = Arrays.copyOf(given, Math.ceilDiv(given.length, LANES) * LANES);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, arguments.length);
            loop.store(arguments, arguments.length, out, 0);
            for (int i = 0; i < arguments.length; i++) {
                double expected = scalar.applyAsDouble(arguments[i]);
                double actual = out.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
                if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
                    fail("exp(" + Double.toHexString(arguments[i]) + "): vector " + Double.toHexString(actual)
                            + ", scalar " + Double.toHexString(expected));
                }
            }
        }
    }
}

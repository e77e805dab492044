package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import jdk.incubator.vector.DoubleVector;

/** Compares an exponential function of vectors with that of doubles. All NaN are one. */
final class LanesAgainstScalar {
    private static final int LANES = VectorWidth.LANES;

    private LanesAgainstScalar() {
    }

    /** Requires the same bits for each of the arguments. */
    static void requireSameBits(DoubleStream stream, UnaryOperator<DoubleVector> vector, DoubleUnaryOperator scalar) {
        double[] arguments = stream.toArray();
        for (int from = 0; from < arguments.length; from += LANES) {
            // The last vector overlaps the one before it.
            int at = Math.min(from, arguments.length - LANES);
            double[] results = vector.apply(DoubleVector.fromArray(VectorWidth.SPECIES, arguments, at)).toArray();
            for (int lane = 0; lane < LANES; lane++) {
                double expected = scalar.applyAsDouble(arguments[at + lane]);
                if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(results[lane])) {
                    fail("exp(" + Double.toHexString(arguments[at + lane]) + "): vector "
                            + Double.toHexString(results[lane]) + ", scalar " + Double.toHexString(expected));
                }
            }
        }
    }
}

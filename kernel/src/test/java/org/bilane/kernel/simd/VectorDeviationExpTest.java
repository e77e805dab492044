package org.bilane.kernel.simd;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.DeviationExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** exp of a vector of deviations against that of a double, bit by bit. */
@Tag("vector")
class VectorDeviationExpTest {
    private static void requireSame8(DoubleStream arguments) {
        LanesAgainstScalar.requireSameBits(arguments, VectorDeviationExp::degree8, DeviationExp::degree8);
    }

    private static void requireSame11(DoubleStream arguments) {
        LanesAgainstScalar.requireSameBits(arguments, VectorDeviationExp::degree11, DeviationExp::degree11);
    }

    @Test
    void bothAreTheSameOverTheirReach() {
        requireSame8(new SplittableRandom(1).doubles(400_000, -DeviationConstants.REACH_8,
                DeviationConstants.REACH_8));
        requireSame11(new SplittableRandom(2).doubles(400_000, -DeviationConstants.REACH_11,
                DeviationConstants.REACH_11));
    }

    /** Not a promise to callers, but the operations are the same, and so are their results. */
    @Test
    void bothAreTheSameOnRandomBitPatterns() {
        requireSame8(new SplittableRandom(3).longs(400_000).mapToDouble(Double::longBitsToDouble));
        requireSame11(new SplittableRandom(4).longs(400_000).mapToDouble(Double::longBitsToDouble));
    }

    @Test
    void bothAreTheSameOnSpecialValues() {
        double[] specials = {0.0, -0.0, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL,
            DeviationConstants.REACH_8, -DeviationConstants.REACH_8, DeviationConstants.REACH_11,
            -DeviationConstants.REACH_11, 1e-17, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        // Each in every lane, beside each other one.
        SplittableRandom random = new SplittableRandom(5);
        double[] mixed = random.ints(10_000, 0, specials.length).mapToDouble(i -> specials[i]).toArray();
        requireSame8(DoubleStream.of(mixed));
        requireSame11(DoubleStream.of(mixed));
    }
}

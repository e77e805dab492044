package org.bilane.kernel.simd;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.exp.ExpConstants;
import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.reference.Neighbours;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The exponential of a vector against that of a double, bit by bit. */
@Tag("vector")
class SurfaceLoopsTest {
    private static final double LN2 = 0.6931471805599453;

    private static void requireSameFull(DoubleStream arguments) {
        LanesAgainstScalar.requireSameBits(arguments, SurfaceLoops::expFull, ScalarExp::full);
    }

    @Test
    void boundedIsTheSameOnItsRange() {
        DoubleStream ends = DoubleStream.of(ExpConstants.BOUNDED_MIN, ExpConstants.BOUNDED_MAX, 0.0, -0.0,
                Double.MIN_VALUE, -Double.MIN_VALUE, Double.NaN, 1, -1);
        LanesAgainstScalar.requireSameBits(DoubleStream.concat(ends, new SplittableRandom(1)
                .doubles(400_000, ExpConstants.BOUNDED_MIN, ExpConstants.BOUNDED_MAX)),
                SurfaceLoops::expBounded, ScalarExp::bounded);
    }

    @Test
    void fullIsTheSameOnRandomBitPatterns() {
        requireSameFull(new SplittableRandom(2).longs(400_000).mapToDouble(Double::longBitsToDouble));
    }

    @Test
    void fullIsTheSameWhereResultsAreFiniteOrSubnormal() {
        requireSameFull(new SplittableRandom(3).doubles(400_000, -760, 720));
        requireSameFull(new SplittableRandom(4).doubles(200_000, -745.2, -708.3));
    }

    @Test
    void fullIsTheSameWhereTheExponentChanges() {
        requireSameFull(IntStream.rangeClosed(-2160, 2050).filter(i -> i != 0).boxed()
                .flatMapToDouble(i -> Neighbours.of(i * LN2 / 2, 20)));
    }

    @Test
    void fullIsTheSameNearOverflowUnderflowAndTheLeastNormal() {
        requireSameFull(DoubleStream.of(709.782712893384, -1022 * LN2, -1075 * LN2, 710, -750).boxed()
                .flatMapToDouble(threshold -> Neighbours.of(threshold, 5000)));
    }

    @Test
    void fullIsTheSameOnSpecialValues() {
        double[] specials = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL};
        // Each in every lane, beside each other one.
        SplittableRandom random = new SplittableRandom(5);
        requireSameFull(IntStream.range(0, 10_000).mapToDouble(i -> specials[random.nextInt(specials.length)]));
    }
}

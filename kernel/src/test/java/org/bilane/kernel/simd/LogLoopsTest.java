package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logarithms in their place against those of a double, bit by bit. All NaN are one. */
@Tag("vector")
class LogLoopsTest {
    private static void requireSameBits(LogBase base, DoubleStream stream) {
        double[] numbers = stream.toArray();
        double[] logarithms = numbers.clone();
        LogLoops.apply(base, logarithms, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            double x = numbers[i];
            assertEquals(ScalarLog.of(base, x), logarithms[i], () -> base + " of " + Double.toHexString(x));
        }
    }

    @ParameterizedTest
    @EnumSource
    void logarithmsAreThoseOfTheScalarPath(LogBase base) {
        long least = Double.doubleToRawLongBits(Double.MIN_NORMAL);
        requireSameBits(base, new SplittableRandom(1).longs(300_001, least, 0x7ff0000000000000L)
                .mapToDouble(Double::longBitsToDouble));
        requireSameBits(base, new SplittableRandom(2).doubles(200_003, 0.5, 2));
        requireSameBits(base, DoubleStream.of(1, Double.MIN_NORMAL, Double.MAX_VALUE, Math.sqrt(0.5), Math.sqrt(2),
                Math.nextDown(1.0), Math.nextUp(1.0), 10));
        for (int n = 0; n < 20; n++) {
            requireSameBits(base, new SplittableRandom(n).doubles(n, 1, 100));
        }
    }

    /** One number that is not normal and positive among them. */
    @ParameterizedTest
    @EnumSource
    void anyNumbersAreThoseOfTheScalarPath(LogBase base) {
        for (double special : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e-310}) {
            requireSameBits(base, DoubleStream.concat(new SplittableRandom(3).doubles(37, 0, 1e10),
                    DoubleStream.of(special)));
        }
        requireSameBits(base, new SplittableRandom(4).longs(50_000).mapToDouble(Double::longBitsToDouble));
    }
}

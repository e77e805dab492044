package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.scalar.Finisher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Powers in their place, and of an array, against those of a double, bit by bit. All NaN are one. */
@Tag("vector")
class PowerLoopsTest {
    private static final double[] SPECIALS = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE};

    private static void requireSameBits(Finish finish, DoubleStream stream) {
        double[] exponents = stream.toArray();
        try (Arena arena = Arena.ofConfined()) {
            // So many that vectors, and what remains behind them, are met.
            MemorySegment values = arena.allocate((exponents.length + 1L) * Double.BYTES, 64);
            MemorySegment.copy(exponents, 0, values, ValueLayout.JAVA_DOUBLE, 0, exponents.length);
            values.setAtIndex(ValueLayout.JAVA_DOUBLE, exponents.length, 7);
            PowerLoops.apply(finish, values, 0, exponents.length);
            for (int i = 0; i < exponents.length; i++) {
                double x = exponents[i];
                assertEquals(Finisher.apply(finish, x), values.getAtIndex(ValueLayout.JAVA_DOUBLE, i),
                        () -> finish + " of " + Double.toHexString(x));
            }
            assertEquals(7, values.getAtIndex(ValueLayout.JAVA_DOUBLE, exponents.length));
            requireSameStored(finish, exponents, values);
        }
    }

    /** Powers of an array are those in the place of exponents. */
    private static void requireSameStored(Finish finish, double[] exponents, MemorySegment expected) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate((exponents.length + 2L) * Double.BYTES, 64);
            out.setAtIndex(ValueLayout.JAVA_DOUBLE, 0, 5);
            out.setAtIndex(ValueLayout.JAVA_DOUBLE, exponents.length + 1L, 7);
            new VectorKernels(false).storeFinished(exponents, exponents.length, finish, out, Double.BYTES);
            for (int i = 0; i < exponents.length; i++) {
                double x = exponents[i];
                assertEquals(expected.getAtIndex(ValueLayout.JAVA_DOUBLE, i),
                        out.getAtIndex(ValueLayout.JAVA_DOUBLE, i + 1L), () -> finish + " of " + Double.toHexString(x));
            }
            assertEquals(5, out.getAtIndex(ValueLayout.JAVA_DOUBLE, 0));
            assertEquals(7, out.getAtIndex(ValueLayout.JAVA_DOUBLE, exponents.length + 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP2_BOUNDED", "EXP10_BOUNDED"})
    void boundedPowersAreThoseOfTheScalarPath(Finish finish) {
        requireSameBits(finish, new SplittableRandom(1).doubles(200_003, finish.base().boundedMin,
                finish.base().boundedMax));
        for (int n = 0; n < 20; n++) {
            requireSameBits(finish, IntStream.range(0, n).asDoubleStream());
        }
        requireSameBits(finish, DoubleStream.of(0.0, -0.0, Double.NaN, 1, finish.base().boundedMin,
                finish.base().boundedMax, Double.MIN_VALUE, -1));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP2_FULL", "EXP10_FULL"})
    void anyPowersAreThoseOfTheScalarPath(Finish finish) {
        double step = 1 / finish.base().log2;
        requireSameBits(finish, new SplittableRandom(2).longs(200_000).mapToDouble(Double::longBitsToDouble));
        requireSameBits(finish, new SplittableRandom(3).doubles(200_000, -1080 * step, 1030 * step));
        requireSameBits(finish, new SplittableRandom(4).doubles(100_000, -1076 * step, -1021 * step));
        requireSameBits(finish, IntStream.rangeClosed(-2200, 2100).mapToDouble(i -> i * step / 2));
        SplittableRandom random = new SplittableRandom(5);
        requireSameBits(finish, IntStream.range(0, 10_000).mapToDouble(i -> SPECIALS[random.nextInt(SPECIALS.length)]));
    }
}

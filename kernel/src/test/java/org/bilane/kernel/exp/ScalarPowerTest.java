package org.bilane.kernel.exp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.kernel.reference.ExactCases;
import org.bilane.kernel.reference.Neighbours;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds ScalarPower to the bounds that docs/numerics.md proves, and to what it promises exactly. */
@Tag("numerics")
class ScalarPowerTest {
    private static final int STEPS = 2000;

    private static double proved(ExpBase base) {
        return base == ExpBase.TEN ? Fma.HARDWARE ? 0.74 : 0.78 : Fma.HARDWARE ? 0.63 : 0.67;
    }

    private static int number(ExpBase base) {
        return base == ExpBase.TWO ? 2 : 10;
    }

    private static double step(ExpBase base) {
        return base == ExpBase.TWO ? 1 : Math.log10(2);
    }

    private static void check(ExpBase base, DoubleStream arguments, DoubleUnaryOperator power) {
        WorstError worst = WorstError.of(arguments, power,
                (x, result) -> PreciseExp.ulpErrorOfPower(number(base), x, result));
        assertTrue(worst.ulps() > 0 && worst.ulps() < proved(base),
                () -> base + ": " + worst.ulps() + " ulp at " + Double.toHexString(worst.x()));
    }

    @ParameterizedTest
    @EnumSource(names = "E", mode = EnumSource.Mode.EXCLUDE)
    void boundHoldsForUniformArgumentsAndBitPatterns(ExpBase base) {
        check(base, new SplittableRandom(1).doubles(ExactCases.of(150_000), base.boundedMin, base.boundedMax),
                x -> ScalarPower.bounded(base, x));
        check(base, new SplittableRandom(2).longs(ExactCases.of(100_000)).mapToDouble(Double::longBitsToDouble)
                .filter(x -> !Double.isNaN(x)), x -> ScalarPower.full(base, x));
        check(base, new SplittableRandom(3).longs(ExactCases.of(100_000)).mapToDouble(bits -> {
            long exponent = 1023 - 54 + Math.floorMod(bits, 64);
            return Double.longBitsToDouble(bits & 0x800f_ffff_ffff_ffffL | exponent << 52);
        }), x -> ScalarPower.full(base, x));
    }

    @ParameterizedTest
    @EnumSource(names = "E", mode = EnumSource.Mode.EXCLUDE)
    void boundHoldsWhereTheReducedArgumentIsGreatest(ExpBase base) {
        check(base, WorstError.withGreatReducedArgument(4, ExactCases.of(200_000), -1019, 1022, step(base)),
                x -> ScalarPower.bounded(base, x));
        check(base, IntStream.rangeClosed(-2150, 2048).filter(i -> i != 0).boxed()
                .flatMapToDouble(i -> Neighbours.of(i * step(base) / 2, 10)), x -> ScalarPower.full(base, x));
    }

    @ParameterizedTest
    @EnumSource(names = "E", mode = EnumSource.Mode.EXCLUDE)
    void boundHoldsForSubnormalResultsAndNearTheThresholds(ExpBase base) {
        double least = -1075 * step(base);
        check(base, new SplittableRandom(5).doubles(ExactCases.of(100_000), least - 0.1, -1022 * step(base)),
                x -> ScalarPower.full(base, x));
        check(base, DoubleStream.of(least, -1074 * step(base), -1022 * step(base), 1024 * step(base),
                base.boundedMin, base.boundedMax).boxed().flatMapToDouble(x -> Neighbours.of(x, STEPS)),
                x -> ScalarPower.full(base, x));
    }

    @Test
    void powersOfTwoAreExact() {
        for (int n = -1100; n <= 1100; n++) {
            double expected = Math.scalb(1.0, n);
            assertEquals(expected, ScalarPower.full(ExpBase.TWO, n), "2^" + n);
            if (n >= ExpBase.TWO.boundedMin && n <= ExpBase.TWO.boundedMax) {
                assertEquals(expected, ScalarPower.bounded(ExpBase.TWO, n), "2^" + n);
            }
        }
    }

    @Test
    void powersOfTenThatAreDoublesAreExact() {
        for (int n = 0; n <= 22; n++) {
            double expected = BigDecimal.TEN.pow(n).doubleValue();
            assertEquals(expected, ScalarPower.full(ExpBase.TEN, n), "10^" + n);
            assertEquals(expected, ScalarPower.bounded(ExpBase.TEN, n), "10^" + n);
        }
    }

    @Test
    void powersOfEAreThoseOfExp() {
        DoubleStream.concat(new SplittableRandom(6).doubles(300_000, -708, 709),
                DoubleStream.of(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE)).forEach(x -> {
                    double expected = ScalarExp.bounded(x);
                    assertEquals(expected, ScalarPower.bounded(ExpBase.E, x), () -> Double.toHexString(x));
                    assertEquals(expected, ScalarPower.full(ExpBase.E, x), () -> Double.toHexString(x));
                });
        new SplittableRandom(7).doubles(100_000, -760, 720).forEach(
                x -> assertEquals(ScalarExp.full(x), ScalarPower.full(ExpBase.E, x), () -> Double.toHexString(x)));
    }

    @ParameterizedTest
    @EnumSource
    void boundedAndFullGiveTheSameBits(ExpBase base) {
        new SplittableRandom(8).doubles(300_000, base.boundedMin, base.boundedMax).forEach(
                x -> assertEquals(ScalarPower.bounded(base, x), ScalarPower.full(base, x),
                        () -> Double.toHexString(x)));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1", "-0.0, 1", "4.9E-324, 1", "-1E-17, 1", "Infinity, Infinity", "-Infinity, 0.0",
        "1.7976931348623157E308, Infinity", "-1.7976931348623157E308, 0.0", "1025, Infinity", "-1080, 0.0", "NaN, NaN"})
    void specialValues(double x, double expected) {
        for (ExpBase base : ExpBase.values()) {
            double result = ScalarPower.full(base, x);
            assertEquals(expected, result, base + " to the power of " + x);
        }
        if (Math.abs(x) < 1 || Double.isNaN(x)) {
            assertEquals(expected, ScalarPower.bounded(ExpBase.TWO, x));
            assertEquals(expected, ScalarPower.bounded(ExpBase.TEN, x));
        }
    }
}

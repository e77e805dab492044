package org.bilane.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.kernel.reference.ExactCases;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds ScalarLog to its bound, and to what it promises exactly. */
@Tag("numerics")
class ScalarLogTest {
    private static final double PROVED = 0.9;
    private static final MathContext DIGITS = new MathContext(45);

    /**
     * The error of a logarithm in ulp: x divided by the power of the result is 1 + q, and what is missing is the
     * logarithm of that, q - q^2/2 to the base.
     */
    private static double ulps(LogBase base, double x, double result) {
        BigDecimal exponent = new BigDecimal(result);
        BigDecimal power = switch (base) {
            case E -> PreciseExp.exp(exponent);
            case TWO -> PreciseExp.power(2, exponent);
            case TEN -> PreciseExp.power(10, exponent);
        };
        double q = new BigDecimal(x).divide(power, DIGITS).subtract(BigDecimal.ONE).doubleValue();
        double natural = base == LogBase.E ? 1 : base == LogBase.TWO ? Math.log(2) : Math.log(10);
        return Math.abs((q - q * q / 2) / natural) / Math.ulp(result);
    }

    private static void check(LogBase base, DoubleStream numbers, String what) {
        double[] worst = DoubleStream.of(numbers.toArray()).parallel()
                .mapToObj(x -> new double[] {x, ulps(base, x, ScalarLog.of(base, x))})
                .reduce((a, b) -> Double.compare(a[1], b[1]) >= 0 ? a : b).orElseThrow();
        System.out.printf(Locale.ROOT, "Logarithms (%s, FMA instructions: %b), %s: largest error %.4f ulp at %s%n",
                base, Fma.HARDWARE, what, worst[1], Double.toHexString(worst[0]));
        assertTrue(worst[1] < PROVED, () -> base + ", " + what + ": " + worst[1] + " ulp at "
                + Double.toHexString(worst[0]));
    }

    @ParameterizedTest
    @EnumSource
    void boundHolds(LogBase base) {
        check(base, new SplittableRandom(1).longs(ExactCases.of(100_000), 1, 0x7fefffffffffffffL)
                .mapToDouble(Double::longBitsToDouble), "bit patterns");
        check(base, new SplittableRandom(2).doubles(ExactCases.of(150_000), 0.7, 1.42), "around 1");
        check(base, new SplittableRandom(3).doubles(ExactCases.of(50_000), 1.2, 1.4142).map(x -> x * 8), "steps");
        SplittableRandom random = new SplittableRandom(4);
        check(base, IntStream.range(0, ExactCases.of(50_000)).mapToDouble(i -> 1 + Math.scalb(random.nextDouble(-1, 1),
                -random.nextInt(53))).filter(x -> x != 1), "near 1");
        check(base, new SplittableRandom(5).longs(ExactCases.of(20_000), 1, 1L << 52)
                .mapToDouble(Double::longBitsToDouble), "subnormal");
    }

    @Test
    void powersThatAreDoublesHaveExactLogarithms() {
        for (int n = -1074; n < 1024; n++) {
            assertEquals(n, ScalarLog.of(LogBase.TWO, Math.scalb(1.0, n)), "2^" + n);
        }
        for (int n = 0; n <= 22; n++) {
            assertEquals(n, ScalarLog.of(LogBase.TEN, BigDecimal.TEN.pow(n).doubleValue()), "10^" + n);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0", "0.0, -Infinity", "-0.0, -Infinity", "Infinity, Infinity", "NaN, NaN", "-1, NaN",
        "-4.9E-324, NaN", "-Infinity, NaN"})
    void specialValues(double x, double expected) {
        for (LogBase base : LogBase.values()) {
            assertEquals(expected, ScalarLog.of(base, x));
        }
    }
}

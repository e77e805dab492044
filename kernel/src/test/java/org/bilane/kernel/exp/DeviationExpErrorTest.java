package org.bilane.kernel.exp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds DeviationExp to the bounds that are proved, relative errors in units of 2^-53. */
@Tag("numerics")
class DeviationExpErrorTest {
    private static final double PROVED_8 = Fma.HARDWARE ? 1.7 : 1.8;
    private static final double PROVED_11 = Fma.HARDWARE ? 4.3 : 4.8;
    /** Rounding may carry a deviation beyond the reach by this much, relatively. */
    private static final double BEYOND = 1 + 0x1p-40;

    private static volatile double worst8;
    private static volatile double worst11;

    /** The argument of the largest error, and the error. */
    private record Worst(double t, double units) {
        static Worst of(DoubleStream arguments, DoubleUnaryOperator exp) {
            // A random stream that is parallel from its source depends on the number of processors.
            return DoubleStream.of(arguments.toArray()).parallel()
                    .mapToObj(t -> new Worst(t, units(t, exp.applyAsDouble(t))))
                    .reduce((a, b) -> Double.compare(a.units, b.units) >= 0 ? a : b)
                    .orElseThrow();
        }

        private static double units(double t, double result) {
            BigDecimal exact = PreciseExp.exp(new BigDecimal(t));
            return new BigDecimal(result).subtract(exact).abs().divide(exact, MathContext.DECIMAL64).doubleValue()
                    * 0x1p53;
        }

        private void requireBelow(double bound) {
            assertTrue(units > 0 && units < bound,
                    () -> units + " * 2^-53 at " + Double.toHexString(t) + ", bound " + bound);
        }
    }

    private static void check8(DoubleStream arguments) {
        Worst worst = Worst.of(arguments, DeviationExp::degree8);
        worst.requireBelow(PROVED_8);
        worst8 = Math.max(worst8, worst.units());
    }

    private static void check11(DoubleStream arguments) {
        Worst worst = Worst.of(arguments, DeviationExp::degree11);
        worst.requireBelow(PROVED_11);
        worst11 = Math.max(worst11, worst.units());
    }

    private static DoubleStream within(long seed, int count, double reach) {
        return new SplittableRandom(seed).doubles(count, -reach, reach);
    }

    /** From 99 % of the reach to a little more than it, on both sides: there the most roundings come together. */
    private static DoubleStream nearTheEnds(long seed, int count, double reach) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count, 0.99 * reach, reach * BEYOND).map(t -> random.nextBoolean() ? t : -t);
    }

    private static DoubleStream around(double centre, int steps) {
        long bits = Double.doubleToRawLongBits(centre);
        return IntStream.rangeClosed(-steps, steps).mapToDouble(i -> Double.longBitsToDouble(bits + i));
    }

    /** Every power of two as often, from where exp(t) begins to differ from 1. */
    private static DoubleStream small(long seed, int count, int greatestExponent) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> Math.scalb(random.nextDouble(1, 2), random.nextInt(-56, greatestExponent))
                * (random.nextBoolean() ? 1 : -1)).limit(count);
    }

    @Test
    void boundHoldsOverTheReach() {
        check8(within(1, 120_000, DeviationConstants.REACH_8));
        check11(within(2, 120_000, DeviationConstants.REACH_11));
    }

    @Test
    void boundHoldsNearTheEndsOfTheReach() {
        check8(nearTheEnds(3, 60_000, DeviationConstants.REACH_8));
        check11(nearTheEnds(4, 60_000, DeviationConstants.REACH_11));
        check8(DoubleStream.concat(around(DeviationConstants.REACH_8, 1000),
                around(-DeviationConstants.REACH_8, 1000)));
        check11(DoubleStream.concat(around(DeviationConstants.REACH_11, 1000),
                around(-DeviationConstants.REACH_11, 1000)));
    }

    @Test
    void boundHoldsForSmallDeviations() {
        check8(small(5, 60_000, -4));
        check11(small(6, 60_000, -2));
    }

    @AfterAll
    static void printLargestErrors() {
        System.out.printf(Locale.ROOT, "exp of deviations (FMA instructions: %b): largest relative errors"
                + " %.3f of %.1f * 2^-53 with degree 8, %.3f of %.1f * 2^-53 with degree 11%n", Fma.HARDWARE, worst8,
                PROVED_8, worst11, PROVED_11);
    }
}

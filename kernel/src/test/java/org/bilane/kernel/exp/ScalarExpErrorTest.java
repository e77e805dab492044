package org.bilane.kernel.exp;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.kernel.reference.Neighbours;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds ScalarExp to the bounds that docs/numerics.md proves. */
@Tag("numerics")
class ScalarExpErrorTest {
    private static final double PROVED_ULPS = Fma.HARDWARE ? 0.70 : 0.74;
    private static final double PROVED_SUBNORMAL_ULPS = Fma.HARDWARE ? 0.62 : 0.64;

    private static final double LN2 = 0.6931471805599453;
    private static final double OVERFLOW = 709.782712893384;
    private static final double LEAST_NORMAL = -1022 * LN2;
    private static final double LEAST_NONZERO = -1075 * LN2;

    private static void assertErrorsBelow(double bound, DoubleStream arguments, DoubleUnaryOperator exp) {
        WorstError worst = WorstError.of(arguments, exp);
        assertTrue(worst.ulps() > 0 && worst.ulps() < bound,
                () -> worst.ulps() + " ulp at " + Double.toHexString(worst.x()) + ", bound " + bound);
    }

    private static DoubleStream uniform(long seed, int count, double from, double to) {
        return new SplittableRandom(seed).doubles(count, from, to);
    }

    @Test
    void boundHoldsForUniformArguments() {
        assertErrorsBelow(PROVED_ULPS, uniform(1, 150_000, -708, 709), ScalarExp::bounded);
    }

    @Test
    void boundHoldsForRandomBitPatterns() {
        DoubleStream patterns = new SplittableRandom(2).longs(100_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(x -> !Double.isNaN(x));
        assertErrorsBelow(PROVED_ULPS, patterns, ScalarExp::full);
    }

    @Test
    void boundHoldsForRandomExponents() {
        DoubleStream patterns = new SplittableRandom(3).longs(100_000)
                .mapToDouble(bits -> {
                    long exponent = 1023 - 54 + Math.floorMod(bits, 64);
                    return Double.longBitsToDouble(bits & 0x800f_ffff_ffff_ffffL | exponent << 52);
                });
        assertErrorsBelow(PROVED_ULPS, patterns, ScalarExp::full);
    }

    /** There n changes (odd multiples), and the result's ulp does (even ones). */
    @Test
    void boundHoldsNearMultiplesOfHalfLn2() {
        DoubleStream arguments = IntStream.rangeClosed(-2150, 2048).filter(i -> i != 0)
                .boxed().flatMapToDouble(i -> Neighbours.of(i * LN2 / 2, 10));
        assertErrorsBelow(PROVED_ULPS, arguments, ScalarExp::full);
    }

    @Test
    void boundHoldsWhereTheReducedArgumentIsGreatest() {
        assertErrorsBelow(PROVED_ULPS, WorstError.withGreatReducedArgument(4, 200_000, -1020, 1022),
                ScalarExp::bounded);
        assertErrorsBelow(PROVED_ULPS, uniform(5, 50_000, -0.3466, -0.33), ScalarExp::bounded);
        assertErrorsBelow(PROVED_ULPS, uniform(6, 50_000, 0.33, 0.3466), ScalarExp::bounded);
    }

    @Test
    void boundHoldsNearTheThresholds() {
        DoubleStream arguments = DoubleStream.of(OVERFLOW, LEAST_NORMAL, LEAST_NONZERO, -708, 709)
                .boxed().flatMapToDouble(threshold -> Neighbours.of(threshold, 4000));
        assertErrorsBelow(PROVED_ULPS, arguments, ScalarExp::full);
    }

    @Test
    void subnormalResultsAreRoundedOnce() {
        double from = LEAST_NONZERO - 0.1;
        assertErrorsBelow(PROVED_SUBNORMAL_ULPS, uniform(7, 200_000, from, LEAST_NORMAL), ScalarExp::full);
        assertErrorsBelow(PROVED_SUBNORMAL_ULPS, Neighbours.of(LEAST_NORMAL, 4000).filter(x -> x < LEAST_NORMAL),
                ScalarExp::full);
    }

    /**
     * Arguments whose exp is extremely near a double or the middle between two: the hard cases of correct
     * rounding as defined by Lefevre and Muller, "Worst Cases for Correct Rounding of the Elementary
     * Functions in Double Precision", ARITH-15, 2001. These are among the exceptions that CORE-MATH's exp
     * lists. Erring by less than 1/4 ulp before the last rounding, ScalarExp returns that double, or one
     * of the two around the middle.
     */
    @ParameterizedTest
    @ValueSource(doubles = {
        0x1.83d4bcdebb3f4p+2, 0x1.273c188aa7b14p+2, 0x1.08f51434652c3p+4, 0x1.1d5c2daebe367p+4,
        0x1.c44ce0d716a1ap+4, 0x1.e07e71bfcf06fp+5, 0x1.54cd1fea7663ap+7, 0x1.d6479eba7c971p+8,
        -0x1.664716b68a409p-14})
    void hardCasesAreRoundedToANeighbour(double x) {
        double result = ScalarExp.bounded(x);
        double error = PreciseExp.ulpError(x, result);
        double distanceFromHalfUlps = Math.abs(error * 2 - Math.rint(error * 2)) / 2;
        assertAll(
                () -> assertTrue(distanceFromHalfUlps < 0x1p-53, "not a hard case: " + distanceFromHalfUlps),
                () -> assertTrue(error < 0.5 + 0x1p-53, error + " ulp"));
    }
}

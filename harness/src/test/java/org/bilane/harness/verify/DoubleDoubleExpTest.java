package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the fast reference to the one of 50 digits. */
class DoubleDoubleExpTest {
    private static void assertAgrees(double x, double result) {
        double precise = PreciseExp.ulpError(x, result);
        double fast = DoubleDoubleExp.ulpError(x, result);
        assertTrue(precise < 2, () -> "not a result to measure by: " + precise + " ulp");
        assertTrue(Math.abs(fast - precise) <= DoubleDoubleExp.UNCERTAINTY,
                () -> Double.toHexString(x) + " and " + result + ": " + fast + " and " + precise + " ulp");
    }

    @ParameterizedTest
    @EnumSource(ExpRange.class)
    void agreesWithFiftyDigitsInEachRange(ExpRange range) {
        int count = 4000;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < count; i++) {
            double x = range.draw(i, count, random);
            assertAgrees(x, StrictMath.exp(x));
        }
    }

    @Test
    void seesAnUlpMoreOrLess() {
        new SplittableRandom(2).doubles(1000, -745, 709).forEach(x -> {
            double result = StrictMath.exp(x);
            assertAgrees(x, stepped(result, 1));
            assertAgrees(x, stepped(result, -1));
        });
    }

    private static double stepped(double value, int steps) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + steps);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 0x1p-53, -0x1p-54, 0x1p-60, 1, -1,
        709.782712893384, 709.7827128933841, 709.79, 1000, Double.MAX_VALUE, Double.POSITIVE_INFINITY,
        -708.3964185322641, -745.1332191019411, -745.1332191019412, -746, -Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY})
    void agreesAtTheEdges(double x) {
        assertAgrees(x, StrictMath.exp(x));
    }

    @Test
    void isExactForExactResults() {
        assertEquals(0, DoubleDoubleExp.ulpError(0, 1));
        assertEquals(1, DoubleDoubleExp.ulpError(0, Math.nextUp(1.0)));
        assertEquals(0, DoubleDoubleExp.ulpError(710, Double.POSITIVE_INFINITY));
    }

    @Test
    void findsResultsThatAreFarOff() {
        DoubleStream.of(0, -1, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY)
                .forEach(wrong -> assertTrue(DoubleDoubleExp.ulpError(1, wrong) > 1e9, () -> "exp(1) = " + wrong));
        assertTrue(DoubleDoubleExp.ulpError(-745, Double.POSITIVE_INFINITY) > 1e9);
        assertEquals(Double.NaN, DoubleDoubleExp.ulpError(1, Double.NaN));
    }
}

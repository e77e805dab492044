package org.bilane.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases whose values were worked out by hand. */
class ExactBilinearTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[] UNIT = {0, 1};

    /** Knots 0, 1, 3 and 10, 20; the second surface is the negative of the first. */
    private static final double[] X = {0, 1, 3};
    private static final double[] Y = {10, 20};
    private static final double[] Z = {1, 2, 4, 8, 16, 32, -1, -2, -4, -8, -16, -32};

    @ParameterizedTest
    @CsvSource({
        "0.5, 15, 3.75", "0.25, 10, 1.75", "2, 10, 10", "2, 12.5, 12.5", "1.5, 17.5, 12.25",
        "0, 12.5, 1.25", "1, 15, 6", "0.5, 20, 5", "2.5, 20, 26"
    })
    void interpolatesBetweenTheCorners(double x, double y, double expected) {
        assertValue(expected, ExactBilinear.at(X, Y, Z, 0, x, y));
        assertValue(-expected, ExactBilinear.at(X, Y, Z, 1, x, y));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 1", "0, 20, 2", "1, 10, 4", "1, 20, 8", "3, 10, 16", "3, 20, 32", "-0.0, 20, 2"})
    void aNodeIsExact(double x, double y, double expected) {
        ExactValue.Finite value = assertValue(expected, ExactBilinear.at(X, Y, Z, 0, x, y));
        assertTrue(value.mustBeExact());
        assertFalse(value.admits(Math.nextUp(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 15, 24", "Infinity, 15, 24", "1.7e308, 15, 24", "-1, 15, 1.5", "-Infinity, 15, 1.5",
        "2, 9, 10", "2, -Infinity, 10", "2, 21, 20", "2, Infinity, 20", "Infinity, -Infinity, 16"
    })
    void coordinatesAreClampedToTheEdges(double x, double y, double expected) {
        assertValue(expected, ExactBilinear.at(X, Y, Z, 0, x, y));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 15", "1, NaN", "NaN, NaN", "NaN, Infinity"})
    void aCoordinateThatIsNaNGivesNaN(double x, double y) {
        assertSpecial(NAN, ExactBilinear.at(X, Y, Z, 0, x, y));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aSpecialCornerReachesItsCellsButNotTheOppositeKnotLines(double special) {
        double[] axis = {0, 1, 2, 3};
        double[] z = {1, 1, 1, 1, 1, special, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        for (double x : new double[] {Double.MIN_VALUE, 0.5, 1, 1.5, Math.nextDown(2.0)}) {
            for (double y : new double[] {Double.MIN_VALUE, 0.5, 1, 1.5, Math.nextDown(2.0)}) {
                assertSpecial(special, ExactBilinear.at(axis, axis, z, 0, x, y));
            }
        }
        for (double opposite : new double[] {-1, 0, 2, 2.5, 3, 4}) {
            for (double other : new double[] {0, 0.5, 1, 1.5, 2}) {
                assertValue(1, ExactBilinear.at(axis, axis, z, 0, opposite, other));
                assertValue(1, ExactBilinear.at(axis, axis, z, 0, other, opposite));
            }
        }
    }

    @Test
    void aSpecialCornerBeyondAKnotLineDoesNotReachAcrossTheNodesOnIt() {
        double[] z = {NAN, INF, 3, 5};
        assertValue(4, ExactBilinear.at(UNIT, UNIT, z, 0, 1, 0.5));
        assertValue(3, ExactBilinear.at(UNIT, UNIT, z, 0, 1, 0));
        assertValue(5, ExactBilinear.at(UNIT, UNIT, z, 0, INF, INF));
        assertSpecial(INF, ExactBilinear.at(UNIT, UNIT, z, 0, 0.5, 1));
        assertSpecial(NAN, ExactBilinear.at(UNIT, UNIT, z, 0, 0.5, 0));
        assertSpecial(NAN, ExactBilinear.at(UNIT, UNIT, z, 0, 0, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "-Infinity, 1, 2, 3, -Infinity", "1, -Infinity, -Infinity, 3, -Infinity",
        "Infinity, 1, 2, 3, Infinity", "1, 2, Infinity, Infinity, Infinity",
        "-Infinity, 1, 2, Infinity, NaN", "Infinity, -Infinity, -Infinity, -Infinity, NaN",
        "-Infinity, 1, NaN, 2, NaN", "NaN, 1, 2, -Infinity, NaN", "1, NaN, Infinity, 2, NaN",
        "-Infinity, -Infinity, -Infinity, -Infinity, -Infinity"
    })
    void specialCornersCombine(double z00, double z01, double z10, double z11, double expected) {
        double[] z = {z00, z01, z10, z11};
        assertSpecial(expected, ExactBilinear.at(UNIT, UNIT, z, 0, 0.25, 0.75));
    }

    @Test
    void fourEqualCornersAreExact() {
        double[] z = {0.1, 0.1, 0.1, 0.1};
        ExactValue value = ExactBilinear.at(new double[] {0, 3}, new double[] {0, 7}, z, 0, 1, 1);
        assertTrue(assertValue(0.1, value).mustBeExact());
        assertFalse(value.admits(Math.nextDown(0.1)));
    }

    @Test
    void equalNodesOnAKnotLineAreExactWhateverLiesBesideThem() {
        double[] z = {0.1, 0.1, 7, -8};
        assertTrue(assertValue(0.1, ExactBilinear.at(UNIT, UNIT, z, 0, 0, 0.3)).mustBeExact());
        ExactValue beside = ExactBilinear.at(UNIT, UNIT, z, 0, 1e-300, 0.3);
        assertFalse(assertInstanceOf(ExactValue.Finite.class, beside).mustBeExact());
    }

    @Test
    void theLargestCornerIsAmongThoseWithWeight() {
        double[] z = {1, -2, 1e300, 4};
        ExactValue onTheLine = ExactBilinear.at(UNIT, UNIT, z, 0, 0, 0.5);
        assertEquals(Dyadic.of(2), assertInstanceOf(ExactValue.Finite.class, onTheLine).largestCorner());
        ExactValue inside = ExactBilinear.at(UNIT, UNIT, z, 0, 0.5, 0.5);
        assertEquals(Dyadic.of(1e300), assertInstanceOf(ExactValue.Finite.class, inside).largestCorner());
    }

    @Test
    void thirdsAreNotRounded() {
        ExactValue value = ExactBilinear.at(new double[] {0, 3}, UNIT, new double[] {0, 0, 1, 1}, 0, 1, 0.5);
        BigDecimal digits = assertInstanceOf(ExactValue.Finite.class, value).toBigDecimal();
        assertEquals("0." + "3".repeat(60), digits.toPlainString());
    }

    @Test
    void cellsOfVeryUnevenAxesAreExact() {
        double[] uneven = {0x1p-40, 1, 0x1p40};
        double[] z = {0, 0, 0, 4, 4, 4, 8, 8, 8};
        assertValue(2, ExactBilinear.at(uneven, uneven, z, 0, (1 + 0x1p-40) / 2, 3));
        assertValue(6, ExactBilinear.at(uneven, uneven, z, 0, (1 + 0x1p40) / 2, 0.5));
        double[] decimal = {1e-12, 1, 1e12};
        ExactValue ulpBelow = ExactBilinear.at(decimal, decimal, z, 0, Math.nextDown(1e12), 1);
        assertTrue(ulpBelow.admits(8 - 0x1p-50));
        assertFalse(ulpBelow.admits(7.99));
    }

    @Test
    void knotsWhoseDistanceOverflowsAreNoTrouble() {
        double[] huge = {-1.7e308, 1.7e308};
        double[] z = {-1.5e308, 1.5e308, 1.5e308, -1.5e308};
        assertValue(0, ExactBilinear.at(huge, huge, z, 0, 0, 0));
        assertValue(0.75e308, ExactBilinear.at(huge, huge, z, 0, 0.85e308, -1.7e308));
        assertValue(-0.375e308, ExactBilinear.at(huge, huge, z, 0, 0.85e308, 0.85e308));
        double[] largest = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        assertValue(Double.MAX_VALUE, ExactBilinear.at(huge, huge, largest, 0, 1, 1));
    }

    @Test
    void subnormalKnotsAndValuesAreNumbersLikeOthers() {
        double tiny = Double.MIN_VALUE;
        double[] z = {0, 4 * tiny, 0, 4 * tiny};
        assertValue(2 * tiny, ExactBilinear.at(UNIT, UNIT, z, 0, 0.3, 0.5));
        double[] axis = {0, 4 * tiny};
        assertValue(25, ExactBilinear.at(axis, UNIT, new double[] {0, 0, 100, 100}, 0, tiny, 0.5));
        ExactValue half = ExactBilinear.at(UNIT, UNIT, new double[] {0, tiny, 0, tiny}, 0, 0.5, 0.5);
        assertEquals(
                new BigDecimal(tiny).divide(BigDecimal.TWO).round(ExactValue.Finite.PRECISION),
                assertInstanceOf(ExactValue.Finite.class, half).toBigDecimal());
    }

    @Test
    void axesThatAreNoneAreRefused() {
        double[][] axes = {{}, {1}, {1, 1}, {2, 1}, {-0.0, 0.0}, {0, NAN}, {0, INF}, {-INF, 0}};
        for (double[] wrong : axes) {
            assertThrows(IllegalArgumentException.class, () -> ExactBilinear.at(wrong, UNIT, Z, 0, 0, 0));
            assertThrows(IllegalArgumentException.class, () -> ExactBilinear.at(UNIT, wrong, Z, 0, 0, 0));
        }
    }

    private static ExactValue.Finite assertValue(double expected, ExactValue actual) {
        ExactValue.Finite finite = assertInstanceOf(ExactValue.Finite.class, actual);
        assertEquals(finite.numerator(), Dyadic.of(expected).times(finite.denominator()),
                () -> "expected " + expected + " but was " + actual);
        return finite;
    }

    private static void assertSpecial(double expected, ExactValue actual) {
        assertEquals(new ExactValue.Special(expected), actual);
    }
}

package org.bilane.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What results an exact value admits, at the very edges of the allowance. */
class ExactValueTest {
    private static final double[] SPECIALS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @Test
    void theAllowanceIsMetToTheLastBit() {
        // Value and largest corner are 1: 16 units are 2^-49, and 4 subnormals do not reach the next double.
        ExactValue one = finite(3, 3, 1);
        assertTrue(one.admits(1 + 0x1p-49));
        assertFalse(one.admits(Math.nextUp(1 + 0x1p-49)));
        assertTrue(one.admits(1 - 0x1p-49));
        assertFalse(one.admits(Math.nextDown(1 - 0x1p-49)));
    }

    @Test
    void fourSubnormalsAreAllowedAroundZero() {
        ExactValue zero = finite(0, 1, 0);
        assertTrue(zero.admits(-0.0));
        assertTrue(zero.admits(4 * Double.MIN_VALUE));
        assertTrue(zero.admits(-4 * Double.MIN_VALUE));
        assertFalse(zero.admits(5 * Double.MIN_VALUE));
        assertEquals(0, zero.errorUnits(4 * Double.MIN_VALUE));
        assertEquals(Double.POSITIVE_INFINITY, zero.errorUnits(5 * Double.MIN_VALUE));
    }

    @Test
    void unitsAreOfTheLargestCorner() {
        assertEquals(16, finite(1, 1, 1).errorUnits(1 + 0x1p-49), 1e-9);
        assertEquals(2, finite(1, 1, 8).errorUnits(1 - 0x1p-49), 1e-9);
        assertEquals(0, finite(1, 4, 8).errorUnits(0.25));
        assertEquals(Double.POSITIVE_INFINITY, finite(1, 1, 1).errorUnits(Double.NaN));
        assertEquals(Double.POSITIVE_INFINITY, finite(1, 1, 1).errorUnits(Double.NEGATIVE_INFINITY));
    }

    @Test
    void whatMustBeExactAdmitsTheValueAloneAndBothZeros() {
        ExactValue.Finite half = new ExactValue.Finite(Dyadic.ONE, Dyadic.of(2), Dyadic.of(0.5), true);
        assertTrue(half.admits(0.5));
        assertFalse(half.admits(Math.nextUp(0.5)));
        assertEquals(0, half.tolerance().signum());
        ExactValue zero = new ExactValue.Finite(Dyadic.ZERO, Dyadic.ONE, Dyadic.ZERO, true);
        assertTrue(zero.admits(0.0));
        assertTrue(zero.admits(-0.0));
        assertFalse(zero.admits(Double.MIN_VALUE));
    }

    @Test
    void digitsAndToleranceAreRoundedTo60Digits() {
        ExactValue.Finite twoThirds = finite(2, 3, 1);
        assertEquals(new BigDecimal("0." + "6".repeat(59) + "7"), twoThirds.toBigDecimal());
        BigDecimal expected = new BigDecimal(0x1p-49).add(new BigDecimal(4 * Double.MIN_VALUE));
        assertEquals(0, expected.round(ExactValue.Finite.PRECISION).compareTo(twoThirds.tolerance()));
    }

    @Test
    void aFiniteValueAdmitsNothingSpecial() {
        for (double special : SPECIALS) {
            assertFalse(finite(1, 1, 1).admits(special));
        }
    }

    @Test
    void aSpecialValueAdmitsItselfAlone() {
        for (double expected : SPECIALS) {
            ExactValue value = new ExactValue.Special(expected);
            assertFalse(value.admits(0));
            for (double result : SPECIALS) {
                boolean same = Double.compare(expected, result) == 0;
                assertEquals(same, value.admits(result));
                assertEquals(same ? 0 : Double.POSITIVE_INFINITY, value.errorUnits(result));
            }
        }
        assertTrue(new ExactValue.Special(Double.NaN).admits(Double.longBitsToDouble(0xfff8000000000001L)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.MAX_VALUE})
    void aSpecialValueIsNotFinite(double value) {
        assertThrows(IllegalArgumentException.class, () -> new ExactValue.Special(value));
    }

    @Test
    void impossibleRationalsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> finite(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> finite(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> finite(1, 1, -1));
    }

    private static ExactValue.Finite finite(double numerator, double denominator, double largestCorner) {
        return new ExactValue.Finite(
                Dyadic.of(numerator), Dyadic.of(denominator), Dyadic.of(largestCorner), false);
    }
}

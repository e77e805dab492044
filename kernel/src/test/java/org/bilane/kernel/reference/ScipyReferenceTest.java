package org.bilane.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bilane.reference.Dyadic;
import org.bilane.reference.ExactBilinear;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds exact arithmetic and SciPy to one another, so that neither can be wrong alone. */
class ScipyReferenceTest {
    static Stream<ScipyReference> cases() {
        return ScipyReference.names().stream().map(ScipyReference::load);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exactValuesLieWithinTheRoundingOfScipy(ScipyReference reference) {
        for (int k = 0; k < reference.surfaces(); k++) {
            for (int i = 0; i < reference.points(); i++) {
                double x = reference.px()[i];
                double y = reference.py()[i];
                ExactValue exact =
                        ExactBilinear.at(reference.xAxis(), reference.yAxis(), reference.z(), k, x, y);
                double scipy = reference.f()[k * reference.points() + i];
                double units = exact.errorUnits(scipy);
                assertTrue(units <= ScipyReference.ROUNDING_UNITS, "surface " + k + " at (" + x + ", " + y
                        + "): SciPy " + scipy + " is " + units + " units off " + exact);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exponentialsAreThoseOfTheStoredValues(ScipyReference reference) {
        for (int i = 0; i < reference.f().length; i++) {
            // StrictMath.exp and numpy.exp are each within one ulp of the truth.
            double exp = StrictMath.exp(reference.f()[i]);
            assertEquals(exp, reference.expF()[i], 2 * Math.ulp(exp));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsAreTheRoundedExactSumsOfTheStoredValues(ScipyReference reference) {
        for (int k = 0; k < reference.surfaces(); k++) {
            assertEquals(roundedSum(reference.f(), k, reference.points()), reference.sums()[k]);
            assertEquals(roundedSum(reference.expF(), k, reference.points()), reference.expSums()[k]);
        }
    }

    @Test
    void casesCoverTheLaneCountsAndRemaindersOfVectors() {
        List<ScipyReference> all = cases().toList();
        for (int surfaces : new int[] {1, 7, 8, 9, 17}) {
            assertTrue(all.stream().anyMatch(c -> c.surfaces() == surfaces), "no case has K = " + surfaces);
        }
        for (int points : new int[] {1, 3, 1001}) {
            assertTrue(all.stream().anyMatch(c -> c.points() == points), "no case has m = " + points);
        }
    }

    @Test
    void theProgramInSmallHasPointsBeyondTheLastKnot() {
        ScipyReference reference = ScipyReference.load("reference-program");
        assertEquals(5, reference.surfaces());
        assertEquals(50, reference.xAxis().length);
        assertEquals(49, reference.xAxis()[49]);
        assertTrue(IntStream.range(0, reference.points()).anyMatch(i -> reference.px()[i] > 49));
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ScipyReference.load("no-such-case"));
    }

    private static double roundedSum(double[] rows, int row, int length) {
        Dyadic sum = Dyadic.ZERO;
        for (int i = row * length; i < (row + 1) * length; i++) {
            sum = sum.plus(Dyadic.of(rows[i]));
        }
        return sum.toBigDecimal().doubleValue();
    }
}

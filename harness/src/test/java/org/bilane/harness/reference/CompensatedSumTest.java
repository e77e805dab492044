package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** Sums that plain addition gets wrong, and those that have no finite value. */
class CompensatedSumTest {
    @Test
    void keepsWhatTheRunningSumCannotHold() {
        assertEquals(2.0, sum(1, 1e100, 1, -1e100));
    }

    @Test
    void infinitiesAndNanComeThrough() {
        assertEquals(Double.POSITIVE_INFINITY, sum(1, Double.POSITIVE_INFINITY, 2));
        assertEquals(Double.POSITIVE_INFINITY, sum(Double.MAX_VALUE, Double.MAX_VALUE, 1));
        assertEquals(Double.NaN, sum(1, Double.NaN, 2));
        assertEquals(Double.NaN, sum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Test
    void sumOfNothingIsZero() {
        assertEquals(0.0, sum());
    }

    private static double sum(double... terms) {
        try (Arena arena = Arena.ofConfined()) {
            return CompensatedSum.of(arena.allocateFrom(JAVA_DOUBLE, terms));
        }
    }
}

package org.bilane.harness.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quantiles of the warm times. */
class ThreadTimesTest {
    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(2, times(3, 1, 2).medianSeconds());
        assertEquals(1, times(3, 1, 2).bestSeconds());
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertEquals(2.5, times(4, 1, 2, 3).medianSeconds());
    }

    @Test
    void quantilesLieBetweenTheFastestAndTheSlowest() {
        ThreadTimes times = times(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110);

        assertEquals(10, times.quantile(0));
        assertEquals(20, times.quantile(0.1), 1e-12);
        assertEquals(110, times.quantile(1));
    }

    @Test
    void aSingleTimeIsEveryQuantile() {
        assertEquals(5, times(5).quantile(0.9));
    }

    @Test
    void refusesNoTimesAtAll() {
        assertThrows(IllegalArgumentException.class, () -> times());
    }

    private static ThreadTimes times(double... warm) {
        return new ThreadTimes(1, Optional.empty(), 9, 8, warm);
    }
}

package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static Check.Status status(Tally tally) {
        return Check.of("name", "range", tally, "ulp", 1).status();
    }

    @Test
    void theLargerErrorRemains() {
        Tally small = new Tally(2, 0, 0.25, "here");
        Tally large = new Tally(3, 0, 0.5, "there");
        assertEquals(new Tally(5, 0, 0.5, "there"), small.plus(large));
        assertEquals(new Tally(5, 0, 0.5, "there"), large.plus(small));
    }

    @Test
    void refusedResultsAreWorseThanLargeErrors() {
        Tally refused = new Tally(1, 1, 0, "here");
        Tally large = new Tally(1, 0, 0.5, "there");
        assertEquals(new Tally(2, 1, 0, "here"), refused.plus(large));
        assertEquals(new Tally(2, 1, 0, "here"), large.plus(refused));
    }

    @Test
    void nanIsTheWorstError() {
        assertEquals(Double.POSITIVE_INFINITY, new Tally(1, 0, Double.NaN, "").plus(Tally.NONE).worst());
    }

    @Test
    void aCheckPassesUpToItsBound() {
        assertEquals(Check.Status.PASSED, status(new Tally(1, 0, 1, "")));
        assertEquals(Check.Status.FAILED, status(new Tally(1, 0, Math.nextUp(1.0), "")));
        assertEquals(Check.Status.FAILED, status(new Tally(1, 1, 0, "")));
        assertEquals(Check.Status.FAILED, status(new Tally(1, 0, Double.NaN, "")));
    }

    @Test
    void aCheckOfNothingFails() {
        assertEquals(Check.Status.FAILED, status(Tally.NONE));
    }
}

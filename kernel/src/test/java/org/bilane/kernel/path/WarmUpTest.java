package org.bilane.kernel.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a loop in vectors is tried, and when it is taken. Times are the test's own. */
class WarmUpTest {
    private static final long UNITS = 1000;
    private static final long MILLISECOND = 1_000_000;
    private static final long NOW = 5_000 * MILLISECOND;

    private final WarmUps all = new WarmUps();
    private final WarmUp loop = all.one();

    /** The twin takes a microsecond for a unit. */
    private static void twinWorks(WarmUp loop, int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            loop.twinTook(MILLISECOND, UNITS);
        }
    }

    @Test
    void theTwinWorksFirst() {
        assertFalse(loop.isDue(UNITS, NOW));
        twinWorks(loop, 199);
        assertFalse(loop.isDue(UNITS, NOW));

        twinWorks(loop, 1);

        assertTrue(loop.isDue(UNITS, NOW));
        assertFalse(loop.isWarm());
    }

    @Test
    void fewUnitsAreTheTwins() {
        twinWorks(loop, 200);

        assertFalse(loop.isDue(WarmUp.LEAST_UNITS - 1, NOW));
        assertTrue(loop.isDue(WarmUp.LEAST_UNITS, NOW));
    }

    @Test
    void fewUnitsDoNotCount() {
        for (int i = 0; i < 1000; i++) {
            loop.twinTook(MILLISECOND, WarmUp.LEAST_UNITS - 1);
        }
        assertFalse(loop.isDue(UNITS, NOW));

        long begin = loop.begin(WarmUp.LEAST_UNITS - 1);
        assertFalse(WarmUp.isTrial(begin));
        loop.end(begin, WarmUp.LEAST_UNITS - 1);
        twinWorks(loop, 199);
        assertFalse(loop.isDue(UNITS, NOW));
    }

    @Test
    void oneThreadTriesAtATime() {
        twinWorks(loop, 200);
        assertTrue(loop.isDue(UNITS, NOW));

        assertFalse(loop.isDue(UNITS, NOW + MILLISECOND));
        assertTrue(loop.isDue(UNITS, NOW + 1000 * MILLISECOND), "the one that tries may be gone");
    }

    @Test
    void aSlowTrialIsRepeatedAfterAsLong() {
        twinWorks(loop, 200);
        assertTrue(loop.isDue(UNITS, NOW));

        long end = NOW + 3 * MILLISECOND;
        loop.trialTook(3 * MILLISECOND, UNITS, end);

        assertFalse(loop.isWarm());
        assertFalse(loop.isDue(UNITS, end + 3 * MILLISECOND - 1));
        assertTrue(loop.isDue(UNITS, end + 3 * MILLISECOND));
    }

    @Test
    void trialsThatNeverHelpBecomeRare() {
        twinWorks(loop, 200);
        for (int i = 0; i < 1000; i++) {
            loop.trialTook(3 * MILLISECOND, UNITS, NOW);
        }

        assertFalse(loop.isDue(UNITS, NOW + 299 * MILLISECOND));
        assertTrue(loop.isDue(UNITS, NOW + 300 * MILLISECOND));
    }

    @Test
    void aTrialThatWasStoppedDelaysTheNextByAMinuteAtMost() {
        twinWorks(loop, 200);
        loop.trialTook(3_600_000 * MILLISECOND, UNITS, NOW);

        assertFalse(loop.isDue(UNITS, NOW + 60_000 * MILLISECOND - 1));
        assertTrue(loop.isDue(UNITS, NOW + 60_000 * MILLISECOND));
    }

    @Test
    void aTrialThatTakesLittleMoreThanTheTwinAtItsBestIsEnough() {
        twinWorks(loop, 200);
        loop.twinTook(10 * MILLISECOND, UNITS);
        loop.trialTook(2 * MILLISECOND + 101, UNITS, NOW);
        assertFalse(loop.isWarm());

        loop.trialTook(4 * MILLISECOND, 2 * UNITS, NOW);

        assertTrue(loop.isWarm());
    }

    @Test
    void othersFollowSooner() {
        WarmUp other = all.one();
        twinWorks(other, 20);
        assertFalse(other.isDue(UNITS, NOW));
        twinWorks(loop, 200);
        loop.trialTook(MILLISECOND, UNITS, NOW);
        assertTrue(loop.isWarm());

        twinWorks(other, 1);

        assertTrue(other.isDue(UNITS, NOW));
    }

    @Test
    void whatBeganTellsWhoseTurnItIs() {
        long begin = loop.begin(UNITS);
        assertFalse(WarmUp.isTrial(begin));
        loop.end(begin, UNITS);
        twinWorks(loop, 200);

        assertTrue(WarmUp.isTrial(loop.begin(UNITS)));
        assertFalse(WarmUp.isTrial(loop.begin(UNITS)));
    }

    @Test
    void aRowHasOneForEach() {
        assertEquals(3, java.util.Set.of(all.each(3)).size());
    }
}

package org.bilane.kernel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chunk lengths that are given in place of the plan. */
class ChunkPlanTest {
    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "1000, 1000", "1001, 1008"})
    void aGivenLengthIsRoundedUpToEight(long given, long points) {
        ChunkPlan plan = new ChunkPlan(256 * 1024, given);

        assertEquals(points, plan.sumPoints(1_000_000, 2));
        assertEquals(points, plan.valuePoints(1_000_000, 50, 2));
    }

    @Test
    void aGivenLengthLeavesWorkForEachWorker() {
        ChunkPlan plan = new ChunkPlan(256 * 1024, Long.MAX_VALUE);

        assertEquals(1_000_000, plan.sumPoints(1_000_000, 1));
        assertEquals(500_000, plan.valuePoints(1_000_000, 50, 2));
        assertEquals(333_336, plan.sumPoints(1_000_000, 3));
        assertTrue(plan.valuePoints(0, 1, 2) > 0);
    }
}

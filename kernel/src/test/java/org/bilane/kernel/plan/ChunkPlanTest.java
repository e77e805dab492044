package org.bilane.kernel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPlanTest {
    private static final long MANY = 10_000_000;

    @Test
    void numbersOfTheDocumentationHold() {
        ChunkPlan plan = new ChunkPlan(ChunkPlan.DEFAULT_L2_BYTES, 0);
        assertEquals(256 * 1024, plan.l2Bytes());
        assertEquals(8192, plan.sumPoints(MANY, 2));
        assertEquals(312, plan.valuePoints(MANY, 50, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {32 << 10, 128 << 10, 256 << 10, 1 << 20, 2 << 20, 48 << 20})
    void slicesOfAChunkFillHalfOfTheShareButNoMore(long l2Bytes) {
        ChunkPlan plan = new ChunkPlan(l2Bytes, 0);
        for (int surfaces : new int[] {1, 2, 7, 8, 17, 50}) {
            long chunk = plan.valuePoints(Long.MAX_VALUE, surfaces, 2);
            long bytesOfEight = 8 * (16 + 8L * surfaces);
            long bytes = chunk / 8 * bytesOfEight;
            assertTrue(chunk == 64 || bytes <= l2Bytes / 2, chunk + " points of " + surfaces);
            assertTrue(bytes + bytesOfEight > l2Bytes / 2, chunk + " points of " + surfaces);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1", "20000, 2", "20000, 5", "3000, 1", "100000, 64"})
    void eachWorkerHasAtLeastEightChunksUnlessTheyWouldBeTiny(long points, int workers) {
        ChunkPlan plan = new ChunkPlan(1L << 40, 0);
        long chunk = plan.sumPoints(points, workers);
        assertEquals(chunk, plan.valuePoints(points, 1, workers));
        assertTrue(chunk == 64 || Math.ceilDiv(points, chunk) >= 8L * workers, chunk + " points");
        assertTrue((chunk + 8) * 8 * workers > points, chunk + " points");
    }

    @Test
    void fewPointsManySurfacesAndTinyCachesStillGiveTheLeastChunk() {
        assertEquals(64, new ChunkPlan(256 << 10, 0).valuePoints(0, 1, 1));
        assertEquals(64, new ChunkPlan(256 << 10, 0).valuePoints(1, 1, 1));
        assertEquals(64, new ChunkPlan(256 << 10, 0).valuePoints(511, 50, 1));
        assertEquals(64, new ChunkPlan(256 << 10, 0).valuePoints(MANY, Integer.MAX_VALUE, 2));
        assertEquals(64, new ChunkPlan(1, 0).sumPoints(MANY, 2));
        assertEquals(64, new ChunkPlan(256 << 10, 0).sumPoints(MANY, Integer.MAX_VALUE));
    }

    @Test
    void nothingWrapsAtTheLargestNumbers() {
        long chunk = new ChunkPlan(Long.MAX_VALUE, 0).valuePoints(Long.MAX_VALUE, 1, 1);
        assertTrue(chunk > 1L << 57, chunk + " points");
        assertEquals(0, chunk % 8);
        assertEquals(MANY / 2, new ChunkPlan(256 << 10, Long.MAX_VALUE).valuePoints(MANY, 50, 2));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "9, 16", "1000, 1000", "4096, 4096", "1000001, 1000008"})
    void givenLengthIsRoundedUpToWholeVectorsAndTakesThePlaceOfTheFormula(long given, long expected) {
        ChunkPlan plan = new ChunkPlan(256 << 10, given);
        assertEquals(expected, plan.valuePoints(MANY, 50, 2));
        assertEquals(expected, plan.sumPoints(MANY, 2));
    }

    @Test
    void givenLengthLeavesWorkForEachWorker() {
        ChunkPlan plan = new ChunkPlan(256 * 1024, Long.MAX_VALUE);

        assertEquals(1_000_000, plan.sumPoints(1_000_000, 1));
        assertEquals(500_000, plan.valuePoints(1_000_000, 50, 2));
        assertEquals(333_336, plan.sumPoints(1_000_000, 3));
        assertEquals(64, plan.valuePoints(0, 1, 2));
    }
}

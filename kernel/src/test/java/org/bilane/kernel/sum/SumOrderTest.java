package org.bilane.kernel.sum;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that cuts points into blocks, by examples and by what has to hold for any numbers. */
class SumOrderTest {
    private static final long MOST_POINTS = 1L << 60;
    private static final long MOST_CELLS = Integer.MAX_VALUE;
    /** Not few on any grid. */
    private static final int MANY = 9;

    @ParameterizedTest
    @CsvSource({
        // A quarter of the points makes 8 for each cell.
        "191, 6, false", "192, 6, true", "319, 10, false", "320, 10, true", "81599, 2550, false", "81600, 2550, true",
        // From 2^14 cells on 2^17 points are enough.
        "524255, 16383, false", "524256, 16383, true",
        "524287, 16384, false", "524288, 16384, true", "524287, 4194304, false", "524288, 4194304, true",
        // More cells would take too much memory to count.
        "524288, 4194305, false", "1152921504606846976, 2147483647, false",
        "0, 6, false", "1, 6, false", "1152921504606846976, 6, true"})
    void pointsAreGroupedFromAQuarterThatFillsTheCells(long points, long cells, boolean grouped) {
        assertEquals(grouped, SumOrder.isGrouped(points, cells, MANY));
    }

    @ParameterizedTest
    @CsvSource({
        "192, 6, 1, 192", "1000000, 2550, 1, 1000000", "4000000, 2550, 1, 4000000", "4000001, 2550, 2, 2000001",
        "10000000, 2550, 3, 3333334", "10000000, 4000000, 3, 3333334"})
    void groupedPointsAreCutAsDocumented(long points, long cells, long blocks, long length) {
        assertAll(
                () -> assertTrue(SumOrder.isGrouped(points, cells, MANY)),
                () -> assertEquals(length, blockLength(points, cells)),
                () -> assertEquals(blocks, SumOrder.blocks(points, blockLength(points, cells))));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2047, 1", "2048, 2", "10000, 9", "65535, 63", "65536, 64", "4000000, 64"})
    void rangesAreAsManyAsDocumented(int points, int ranges) {
        assertEquals(ranges, SumOrder.ranges(points));
    }

    @Test
    void rangesCoverTheBlockInOrderAndAreEquallyLong() {
        for (int points : new int[] {1, 192, 2047, 2048, 99_999, 1_000_000, 4_000_000}) {
            int ranges = SumOrder.ranges(points);
            assertEquals(0, SumOrder.rangeBegin(points, 0));
            assertEquals(points, SumOrder.rangeBegin(points, ranges));
            for (int range = 0; range < ranges; range++) {
                int length = SumOrder.rangeBegin(points, range + 1) - SumOrder.rangeBegin(points, range);
                assertTrue(length == points / ranges || length == points / ranges + 1, length + " of " + points);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, 0, 1024", "1, 6, 1, 1024", "191, 6, 1, 1024", "1025, 1000, 2, 1024", "524287, 1000000, 512, 1024"})
    void fewPointsForACellAreCutInOrder(long points, long cells, long blocks, long length) {
        assertAll(
                () -> assertFalse(SumOrder.isGrouped(points, cells, MANY)),
                () -> assertEquals(length, blockLength(points, cells)),
                () -> assertEquals(blocks, SumOrder.blocks(points, blockLength(points, cells))));
    }

    @Test
    void blocksCoverAllPointsAndNoneIsEmpty() {
        numbers().forEach(points -> cells().forEach(cells -> {
            BigInteger length = BigInteger.valueOf(blockLength(points, cells));
            BigInteger blocks = BigInteger.valueOf(SumOrder.blocks(points, length.longValueExact()));
            BigInteger m = BigInteger.valueOf(points);
            assertTrue(length.signum() > 0 && blocks.multiply(length).compareTo(m) >= 0
                    && (points == 0 || blocks.subtract(BigInteger.ONE).multiply(length).compareTo(m) < 0),
                    () -> points + " points, " + cells + " cells: " + blocks + " blocks of " + length);
        }));
    }

    @Test
    void groupedBlocksAreAsFewAsMemoryAllows() {
        numbers().forEach(points -> cells().filter(cells -> SumOrder.isGrouped(points, cells, MANY)).forEach(cells -> {
            long length = blockLength(points, cells);
            String what = points + " points, " + cells + " cells: blocks of " + length;
            assertTrue(length <= SumOrder.MOST_POINTS, what);
            assertTrue(2 * length > SumOrder.MOST_POINTS || length == points, what);
        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 2550, 32_768, 1_000_000, MOST_CELLS})
    void moreCellsNeverMakeFewPointsGrouped(long cells) {
        numbers().filter(points -> SumOrder.isGrouped(points, cells, MANY))
                .forEach(points -> assertTrue(SumOrder.isGrouped(points, Math.max(6, cells / 2), MANY)));
    }

    private static long blockLength(long points, long cells) {
        return SumOrder.blockLength(points, SumOrder.isGrouped(points, cells, MANY));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 3", "2550, 3", "3999, 3", "4000, 4", "10100, 5", "16000, 7", "19999, 7", "20000, 8", "40200, 8",
        "2147483647, 8"})
    void stacksOfFewSurfacesAreSummedInOrder(long cells, int few) {
        long points = 1L << 40;
        assertFalse(SumOrder.isGrouped(points, cells, 1));
        assertFalse(SumOrder.isGrouped(points, cells, few));
        assertEquals(cells <= SumOrder.MOST_CELLS, SumOrder.isGrouped(points, cells, few + 1));
    }

    /** What is said of the times of both ways: in order up to as many surfaces as take no longer there. */
    @Test
    void fewSurfacesFollowFromTheTimesOfBothWays() {
        cells().forEach(cells -> {
            double byCell = 15 + Math.min(cells, 20_000) / 1000.0;
            long few = LongStream.rangeClosed(1, 100).filter(surfaces -> 3 + 4 * surfaces <= byCell).max().getAsLong();
            assertEquals(few, SumOrder.fewSurfaces(cells), cells + " cells");
        });
    }

    /** Around powers of two, and anywhere. */
    private static LongStream numbers() {
        SplittableRandom random = new SplittableRandom(1);
        LongStream around = LongStream.rangeClosed(0, 60)
                .flatMap(bits -> LongStream.rangeClosed(-2, 2).map(i -> (1L << bits) + i))
                .filter(points -> points >= 0 && points <= MOST_POINTS);
        LongStream anywhere = LongStream.generate(() -> random.nextLong(1L << random.nextInt(1, 61))).limit(2000);
        return LongStream.concat(around, anywhere);
    }

    /** From those of a grid of 2x2 knots to the most that are possible. */
    private static LongStream cells() {
        return LongStream.of(6, 12, 31, 32, 33, 420, 2550, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 1_000_000,
                MOST_CELLS);
    }
}

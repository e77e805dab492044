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

    @ParameterizedTest
    @CsvSource({
        // A quarter of the points makes 8 for each cell.
        "191, 6, false", "192, 6, true", "319, 10, false", "320, 10, true", "81599, 2550, false", "81600, 2550, true",
        // From 2^14 cells on 2^17 points are enough.
        "524255, 16383, false", "524256, 16383, true",
        "524287, 16384, false", "524288, 16384, true", "524287, 2147483647, false", "524288, 2147483647, true",
        "0, 6, false", "1, 6, false", "1152921504606846976, 6, true"})
    void pointsAreGroupedFromAQuarterThatFillsTheCells(long points, long cells, boolean grouped) {
        assertEquals(grouped, SumOrder.isGrouped(points, cells));
    }

    @ParameterizedTest
    @CsvSource({
        // 4 blocks, then 8, then 16 as soon as each has 8 points for each cell.
        "192, 6, 4, 48", "383, 6, 4, 96", "384, 6, 8, 48", "767, 6, 8, 96", "768, 6, 16, 48",
        // Small grids: more than 16 blocks from 1024 points for each.
        "16384, 6, 16, 1024", "16385, 6, 32, 513", "32768, 32, 32, 1024",
        // 32 points for each cell; 50x50 knots have 50 * 51 cells.
        "1000000, 2550, 16, 62500", "1305600, 2550, 16, 81600", "1305601, 2550, 32, 40801",
        // 2^20 points, whatever the cells.
        "524288, 16384, 4, 131072", "1048576, 32768, 8, 131072", "4194304, 1000000, 16, 262144",
        "16777216, 2147483647, 16, 1048576", "16777217, 2147483647, 32, 524289", "16777217, 32768, 32, 524289"})
    void groupedPointsAreCutAsDocumented(long points, long cells, long blocks, long length) {
        assertAll(
                () -> assertTrue(SumOrder.isGrouped(points, cells)),
                () -> assertEquals(length, SumOrder.blockLength(points, cells)),
                () -> assertEquals(blocks, SumOrder.blocks(points, cells)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, 0, 1024", "1, 6, 1, 1024", "191, 6, 1, 1024", "1025, 1000, 2, 1024", "524287, 1000000, 512, 1024"})
    void fewPointsForACellAreCutInOrder(long points, long cells, long blocks, long length) {
        assertAll(
                () -> assertFalse(SumOrder.isGrouped(points, cells)),
                () -> assertEquals(length, SumOrder.blockLength(points, cells)),
                () -> assertEquals(blocks, SumOrder.blocks(points, cells)));
    }

    @Test
    void blocksCoverAllPointsAndNoneIsEmpty() {
        numbers().forEach(points -> cells().forEach(cells -> {
            BigInteger length = BigInteger.valueOf(SumOrder.blockLength(points, cells));
            BigInteger blocks = BigInteger.valueOf(SumOrder.blocks(points, cells));
            BigInteger m = BigInteger.valueOf(points);
            assertTrue(length.signum() > 0 && blocks.multiply(length).compareTo(m) >= 0
                    && (points == 0 || blocks.subtract(BigInteger.ONE).multiply(length).compareTo(m) < 0),
                    () -> points + " points, " + cells + " cells: " + blocks + " blocks of " + length);
        }));
    }

    @Test
    void groupedBlocksAreNeitherShortNorLong() {
        numbers().forEach(points -> cells().filter(cells -> SumOrder.isGrouped(points, cells)).forEach(cells -> {
            long length = SumOrder.blockLength(points, cells);
            long blocks = SumOrder.blocks(points, cells);
            long most = Math.min(Math.max(32 * cells, 1024), 1 << 20);
            String what = points + " points, " + cells + " cells: " + blocks + " blocks of " + length;
            // Up to 8 blocks are no longer than twice the least that is worth grouping.
            long least = Math.min(8 * cells, 1 << 17);
            assertTrue(length <= (blocks < 16 ? 2 * least : most), what);
            assertTrue(length >= Math.min(least, most / 2), what);
            assertTrue(length <= 1 << 20, () -> what + ": too long for the scratch of a worker");
        }));
    }

    /** Unless lengths are rounded up so often that the last blocks have nothing left. */
    @Test
    void groupedBlocksAreMultiplesOf16WhereThereAreEnough() {
        numbers().forEach(points -> cells().filter(cells -> SumOrder.isGrouped(points, cells)).forEach(cells -> {
            long blocks = SumOrder.blocks(points, cells);
            long planned = Math.ceilDiv(blocks, 16) * 16;
            boolean asPlanned = blocks == 4 || blocks == 8 || blocks == planned;
            assertTrue(asPlanned || (planned - 1) * SumOrder.blockLength(points, cells) >= points,
                    () -> points + " points, " + cells + " cells: " + blocks + " blocks");
        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 2550, 32_768, 1_000_000, MOST_CELLS})
    void moreCellsNeverMakeFewPointsGrouped(long cells) {
        numbers().filter(points -> SumOrder.isGrouped(points, cells))
                .forEach(points -> assertTrue(SumOrder.isGrouped(points, Math.max(6, cells / 2))));
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

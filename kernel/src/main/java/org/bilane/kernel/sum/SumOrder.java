package org.bilane.kernel.sum;

/**
 * How the points of a call are summed, which only their number and the grid decide: neither workers nor chunks nor
 * vectors change a bit of a sum.
 *
 * <p>The points are cut into blocks, whose sums are added in order with compensation ({@link CompensatedSums}).
 * <ul>
 * <li><em>In order</em>, where there are few points for each cell: blocks of {@code 1024 * max(1, ceil(m / 2^20))}
 * points, each summed as {@link SumBlocks} says.
 * <li><em>Grouped by cell</em>, where a quarter of the points, or 2^17 of them, are at least {@value #POINTS_PER_CELL}
 * for each cell: the points of a block are ordered by cell, those of a cell in their order, and cut into runs of up to
 * {@value #RUN} points of one cell. The terms of a run are added in order, and the runs' sums with compensation. There
 * are 16 blocks or a multiple of 16; 8 or 4 where these would have fewer points for each cell than that, and more
 * than 16 where blocks would exceed {@value #MANY_PER_CELL} points for each cell, or 2^20 points.
 * </ul>
 */
public final class SumOrder {
    /** The most points of a run. */
    public static final int RUN = 128;
    private static final int POINTS_PER_CELL = 8;
    private static final int MANY_PER_CELL = 32;
    /** A block this long is worth grouping on a grid of any size: the table is read in order. */
    private static final long ENOUGH_POINTS = 1 << 17;
    private static final long MOST_POINTS = 1 << 20;
    private static final long FEW_BLOCKS = 4;
    private static final long BLOCKS = 16;

    private SumOrder() {
    }

    /**
     * Whether points are grouped by cell.
     *
     * @param points m
     * @param cells the cells of the grid
     * @return true if so
     */
    public static boolean isGrouped(long points, long cells) {
        return points / FEW_BLOCKS >= leastBlock(cells);
    }

    /**
     * The length of the blocks.
     *
     * @param points m
     * @param cells the cells of the grid
     * @return points of a block; the last block may be shorter
     */
    public static long blockLength(long points, long cells) {
        return isGrouped(points, cells) ? Math.ceilDiv(points, groupedBlocks(points, cells))
                : SumBlocks.length(points);
    }

    /**
     * The number of blocks.
     *
     * @param points m
     * @param cells the cells of the grid
     * @return blocks, 0 if there are no points
     */
    public static long blocks(long points, long cells) {
        return Math.ceilDiv(points, blockLength(points, cells));
    }

    private static long leastBlock(long cells) {
        return Math.min(POINTS_PER_CELL * cells, ENOUGH_POINTS);
    }

    private static long groupedBlocks(long points, long cells) {
        long affordable = Long.highestOneBit(points / leastBlock(cells));
        if (affordable < BLOCKS) {
            return affordable;
        }
        long most = Math.clamp(MANY_PER_CELL * cells, SumBlocks.UNIT, MOST_POINTS);
        return Math.ceilDiv(Math.ceilDiv(points, most), BLOCKS) * BLOCKS;
    }
}

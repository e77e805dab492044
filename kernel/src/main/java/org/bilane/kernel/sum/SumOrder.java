package org.bilane.kernel.sum;

/**
 * How the points of a call are summed, which only their number and the grid decide: neither workers nor chunks nor
 * vectors change a bit of a sum.
 *
 * <p>The points are cut into blocks, whose sums are added in order with compensation ({@link CompensatedSums}).
 * <ul>
 * <li><em>In order</em>, where there are few points for each cell: blocks of {@code 1024 * max(1, ceil(m / 2^20))}
 * points, each summed as {@link SumBlocks} says.
 * <li><em>Grouped by cell</em>, where a quarter of the points is at least 2^17 or {@value #POINTS_PER_CELL} for each
 * cell: blocks of equal length, of up to {@value #MOST_POINTS} points. The points of a block are ordered by
 * cell, those of a cell in their order, and cut into {@link #ranges} of equal length, each summed by itself. In a range
 * the points of a cell enter through their moments, {@value org.bilane.kernel.moment.CellMoments#RUN} of them at a
 * time, or one by one in runs of up to {@value #RUN}, whose terms are added in order; the sums of these are added with
 * compensation.
 * </ul>
 */
public final class SumOrder {
    /**
     * Which order this version sums in. It is raised by one in each commit by which any sum of any call has other bits:
     * where points enter in another order, through other moments or by another choice between them, and where a power
     * is rounded otherwise. {@code ReferenceJobTest} has it beside its digests, which change along with it. 1 is the
     * order of the first builds that have a number, in which powers of every base enter through moments.
     */
    public static final int NUMBER = 1;
    /** The most points of a run whose terms are added one by one. */
    public static final int RUN = 128;
    /** The most points of a block that is grouped by cell. */
    public static final int MOST_POINTS = 4_000_000;
    /** The most cells of a grid whose points are grouped. */
    public static final int MOST_CELLS = 1 << 22;
    private static final int POINTS_PER_CELL = 8;
    /** A block this long is worth grouping on a grid of any size: the table is read in order. */
    private static final long ENOUGH_POINTS = 1 << 17;
    private static final long FEW_BLOCKS = 4;
    private static final int LEAST_RANGE = 1024;
    private static final int MOST_RANGES = 64;

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
        return cells <= MOST_CELLS && points / FEW_BLOCKS >= Math.min(POINTS_PER_CELL * cells, ENOUGH_POINTS);
    }

    /**
     * The length of the blocks.
     *
     * @param points m
     * @param cells the cells of the grid
     * @return points of a block; the last block may be shorter
     */
    public static long blockLength(long points, long cells) {
        return isGrouped(points, cells) ? Math.ceilDiv(points, Math.ceilDiv(points, MOST_POINTS))
                : SumBlocks.length(points);
    }

    /**
     * The number of blocks.
     *
     * @param points m
     * @param blockLength what {@link #blockLength} says for them
     * @return blocks, 0 if there are no points
     */
    public static long blocks(long points, long blockLength) {
        // A call of few points is so short that a division counts.
        return points <= blockLength ? Math.min(points, 1) : Math.ceilDiv(points, blockLength);
    }

    /**
     * The ranges into which the ordered points of a block are cut.
     *
     * @param points the points of the block
     * @return how many ranges; range r begins at place {@link #rangeBegin}
     */
    public static int ranges(int points) {
        return Math.clamp(points / LEAST_RANGE, 1, MOST_RANGES);
    }

    /**
     * Where a range begins.
     *
     * @param points the points of the block
     * @param range its number; that of the ranges for the end of the last
     * @return a place among the ordered points
     */
    public static int rangeBegin(int points, int range) {
        return (int) ((long) points * range / ranges(points));
    }
}

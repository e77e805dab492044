package org.bilane.kernel.sum;

/**
 * How the points of a call are summed, which only their number, the grid and the number of the stack's surfaces decide:
 * neither workers nor chunks nor vectors nor other stacks change a bit of a sum.
 *
 * <p>The points are cut into blocks, whose sums are added in order with compensation ({@link CompensatedSums}).
 * <ul>
 * <li><em>In order</em>, where there are few points for each cell, or few surfaces: blocks of
 * {@code 1024 * max(1, ceil(m / 2^20))} points, each summed as {@link SumBlocks} says.
 * <li><em>Grouped by cell</em>, where there are more surfaces than {@link #fewSurfaces}, and a quarter of the points is
 * at least 2^17 or {@value #POINTS_PER_CELL} for each cell: blocks of equal length, of up to {@value #MOST_POINTS}
 * points. The points of a block are ordered by cell, those of a cell in their order, and cut into {@link #ranges} of
 * equal length, each summed by itself. In a range the points of a cell enter through their moments, {@value
 * org.bilane.kernel.moment.CellMoments#RUN} of them at a time, or one by one in runs of up to {@value #RUN}, whose
 * terms are added in order; the sums of these are added with compensation.
 * </ul>
 */
public final class SumOrder {
    /**
     * Which order this version sums in. It is raised by one in each commit by which any sum of any call has other bits:
     * where points enter in another order, through other moments or by another choice between them, and where a power
     * is rounded otherwise. {@code ReferenceJobTest} has it beside its digests, which change along with it. 1 is the
     * order of the first builds that have a number, in which powers of every base enter through moments. From 2 on
     * stacks of few surfaces are summed in order, and the units of long blocks are added with compensation.
     */
    public static final int NUMBER = 2;
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
    private static final int FEW_ON_ANY_GRID = 3;
    private static final long CELLS_PER_FURTHER_SURFACE = 4000;
    private static final long MOST_FURTHER_SURFACES = 5;

    private SumOrder() {
    }

    /**
     * Up to how many surfaces a stack is summed in order, however many points there are. To order a point by cell and
     * to sum it there takes {@code 15 + cells / 1000} ns a point, up to 35, almost whatever the surfaces, if they are
     * few. In order it takes {@code 3 + 4 K} ns. So it was with vectors of 4 lanes, 10^6 and 4 * 10^6 points and 10x10
     * to 200x200 knots (Zen 4, JDK 25.0.3). With vectors of 8 lanes, 8 surfaces take 0.3 to 0.65 times as long in order
     * as by cell, with 2 lanes twice as long; sums must not have other bits there, so all take the same way.
     *
     * @param cells the cells of the grid
     * @return the most surfaces for which 3 + 4 K is no more than what is said of ordering: 3 to 8
     */
    public static long fewSurfaces(long cells) {
        return FEW_ON_ANY_GRID + Math.min(cells / CELLS_PER_FURTHER_SURFACE, MOST_FURTHER_SURFACES);
    }

    /**
     * Whether points are grouped by cell.
     *
     * @param points m
     * @param cells the cells of the grid
     * @param surfaces the surfaces of the stack, whichever of them are asked for
     * @return true if so
     */
    public static boolean isGrouped(long points, long cells, int surfaces) {
        return cells <= MOST_CELLS && surfaces > fewSurfaces(cells)
                && points / FEW_BLOCKS >= Math.min(POINTS_PER_CELL * cells, ENOUGH_POINTS);
    }

    /**
     * The length of the blocks.
     *
     * @param points m
     * @param grouped whether they are grouped by cell
     * @return points of a block; the last block may be shorter
     */
    public static long blockLength(long points, boolean grouped) {
        return grouped ? Math.ceilDiv(points, Math.ceilDiv(points, MOST_POINTS))
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

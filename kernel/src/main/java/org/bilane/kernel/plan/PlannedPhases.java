package org.bilane.kernel.plan;

import java.util.List;
import org.bilane.kernel.EvaluationPlan.Phase;
import org.bilane.kernel.EvaluationPlan.Use;
import org.bilane.kernel.Route;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.chunk.JobShape;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.sum.SumBlocks;

/**
 * What a worker uses again and again in each phase of an evaluation, which is to fit in its share of L2. What passes
 * through once, such as x and y of sums, is not counted.
 *
 * <p>All routes but one have one phase, {@code evaluate}: a chunk's slices, of sums those of 1,024 points, scratch, and
 * a part of the table, as {@link ChunkPlan} tells them. {@link Route#SUMS_BY_CELL} has four. With n the points of a
 * chunk, which is the slice that is ordered at once, C the cells of the grid, (nx + 1) (ny + 1) less a row of ny + 1,
 * and K' the surfaces of all families, in bytes:
 * <table>
 * <caption>What the phases of sums by cell use</caption>
 * <tr><th>phase</th><th>short slices</th><th>long slices</th></tr>
 * <tr><td>{@code count points}</td><td>20 n, each point's cell and two fractions; 4 C, a count for each cell;
 *   32 KiB of scratch in which 1,024 points are located</td><td>4 C; 32 KiB</td></tr>
 * <tr><td>{@code order points}</td><td>20 n as before, and 20 n more, the order of indices and the ordered fractions;
 *   4 C, where each cell's next point goes</td><td>4 C; min(64 C, 16 n), a cache line that is written for each cell;
 *   32 KiB</td></tr>
 * <tr><td>{@code collect moments}</td><td colspan="2">73 KiB: up to 256 points of a cell, 12 powers of their u and v,
 *   and eight partial sums of each moment</td></tr>
 * <tr><td>{@code contract moments}</td><td colspan="2">the same 73 KiB, since the next cell collects there again;
 *   32 K', the corners of the cell; 48 K', sums and what they need meanwhile</td></tr>
 * </table>
 * Slices are short up to {@value org.bilane.kernel.cell.SliceScratch#POINTS} points, on grids of up to
 * {@value org.bilane.kernel.cell.SliceScratch#CELLS} cells. Points that are added one by one take the place of moments
 * in some cells, and use less.
 */
public final class PlannedPhases {
    private static final long LOCATED_POINT_BYTES = Integer.BYTES + 2L * Double.BYTES;
    private static final long ORDERED_POINT_BYTES = Integer.BYTES + 2L * Double.BYTES;
    private static final long PAIR_BYTES = 2L * Double.BYTES;
    private static final long LINE_BYTES = 64;

    private PlannedPhases() {
    }

    /**
     * The phases of a route.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @param chunkPoints the points of a chunk
     * @return one phase or more
     */
    public static List<Phase> of(Route route, JobShape shape, long chunkPoints) {
        if (route == Route.SUMS_BY_CELL) {
            return ofCells(shape, chunkPoints);
        }
        // Of sums only the points of a unit are used again; those of a chunk pass through once.
        long used = route == Route.SUMS_IN_ORDER ? Math.min(chunkPoints, SumBlocks.UNIT) : chunkPoints;
        return List.of(new Phase("evaluate", List.of(
                new Use("points and results", used * ChunkPlan.bytesPerPoint(route, shape)),
                new Use("scratch", ChunkPlan.scratchBytes(route, shape)),
                new Use("table", ChunkPlan.tableBytes(route, shape)))));
    }

    private static List<Phase> ofCells(JobShape shape, long n) {
        long cells = shape.nodes() - shape.columns();
        boolean isShort = SliceScratch.takes(n, cells);
        Use counts = new Use("counts", cells * Integer.BYTES);
        Use located = new Use("located points", n * LOCATED_POINT_BYTES);
        Use locating = new Use("scratch", ChunkPlan.LOCATED_BYTES);
        Use moments = new Use("moments", CellMoments.BYTES);
        return List.of(
                new Phase("count points", isShort ? List.of(located, counts, locating) : List.of(counts, locating)),
                new Phase("order points", isShort
                        ? List.of(located, new Use("ordered points", n * ORDERED_POINT_BYTES), counts)
                        : List.of(new Use("ordered points", Math.min(cells * LINE_BYTES, n * PAIR_BYTES)), counts,
                                locating)),
                new Phase("collect moments", List.of(moments)),
                new Phase("contract moments", List.of(moments,
                        new Use("corners", ChunkPlan.tableBytes(Route.SUMS_BY_CELL, shape)),
                        new Use("sums", ChunkPlan.scratchBytes(Route.SUMS_BY_CELL, shape) - CellMoments.BYTES))));
    }
}

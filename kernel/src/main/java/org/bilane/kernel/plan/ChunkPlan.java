package org.bilane.kernel.plan;

import org.bilane.kernel.Route;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.JobShape;
import org.bilane.kernel.chunk.OrderedSums;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.SumBlocks;

/**
 * How many points a worker takes at a time, so that the slices of x, y and output of a chunk, the scratch, and the part
 * of the table in use fit in the worker's share of L2.
 *
 * <p>With L the share, m the points, w the workers, K' the surfaces of all families - of sums, of those that are summed
 * in the same order - and N the nodes of the grid, the repeated row and column included, a chunk has {@code (L -
 * scratch - table) / (16 + 8 K')} points for stored values and {@code (L - scratch - table) / 16} for sums in order,
 * whose output is no array. In bytes:
 * <table>
 * <caption>What is used beside the slices</caption>
 * <tr><th>route</th><th>scratch</th><th>table</th><th>surfaces of a block</th></tr>
 * <tr><td>{@link Route#SUMS_IN_ORDER}</td><td>32 KiB of located points, 64 K' of partial sums, or 16
 *   KiB of values where K' is below 8</td><td>8 N for each surface of the block</td><td>8 at most</td></tr>
 * <tr><td>{@link Route#SUMS_BY_CELL}</td><td>73 KiB of a cell's points and moments, 48 K' of sums</td>
 *   <td>32 K', the corners of a cell</td><td>K'</td></tr>
 * <tr><td>{@link Route#VALUES_BY_POINT}</td><td>32 KiB, and 1 KiB for each of a family's 2 to 7 surfaces</td>
 *   <td>8 K' N</td><td>K'</td></tr>
 * <tr><td>{@link Route#VALUES_BY_PLANE}</td><td>40 KiB of located points and values; point-major, 8 KiB for each of a
 *   family's 2 to 7 surfaces</td><td>8 N, or 32 N of a plane of cells</td><td>1</td></tr>
 * <tr><td>{@link Route#VALUES_BY_TILE}</td><td>96 KiB of located points and a tile</td><td>8 N for each surface of the
 *   block</td><td>64 at most</td></tr>
 * </table>
 * Where families differ, the scratch of few surfaces is that of the family which needs most. Beside larger families
 * {@link Route#VALUES_BY_POINT} has 8 KiB for each of a family's surfaces that no loop puts in rows.
 * Derivatives and their scratch are not counted. Points are located 1,024 at a time at most, and what is stored is not
 * read again once the next are; so shorter chunks would spare no access to memory, and be handed over more often.
 *
 * <p>Where less than an eighth of L would be left for slices, they can't all fit; slices get half of L then, and the
 * rest passes through the other half.
 *
 * <p>Sums by cell pass four phases: points are located and counted, then ordered, then their moments are collected and
 * contracted; {@link PlannedPhases} has the formula of each. Of the first two, ordering uses most, {@value
 * #ORDERED_POINT_BYTES} bytes a point and 4 for each cell. So a chunk, the slice of points that is ordered at once, has
 * {@code (L - 4 N) / 40} points, at most {@value org.bilane.kernel.cell.SliceScratch#POINTS}, and at least half as many
 * as the grid has nodes, so that there are not more counts than points. For the last two the table tells scratch and
 * corners.
 *
 * <p>A chunk has no more than {@code m / (8 w)} points, so that workers end at about the same time, and at least
 * {@value #LEAST_POINTS}. A length that is given takes the place of all of this, up to {@code m / w}, beyond which some
 * workers would have nothing to do. Lengths are multiples of 8; those of sums are rounded to whole blocks of
 * {@link org.bilane.kernel.sum.SumOrder} by the caller. The length never changes a bit of a result.
 *
 * @param l2Bytes the share of L2 of a worker, in bytes
 * @param givenPoints the points of a chunk if they are given, else 0
 */
public record ChunkPlan(long l2Bytes, long givenPoints) {
    /** An L2 of the smallest usual size, for machines that do not tell. */
    public static final long DEFAULT_L2_BYTES = 256 * 1024;
    private static final long LEAST_POINTS = 64;
    private static final long COORDINATE_BYTES = 2L * Double.BYTES;
    private static final int CHUNKS_PER_WORKER = 8;
    private static final int LEAST_SHARE_OF_SLICES = 8;
    static final long LOCATED_BYTES = (long) Scratch.POINTS * LocatedPoints.POINT_BYTES;
    private static final long SURFACE_BYTES = (long) Scratch.POINTS * Double.BYTES;
    private static final long TILE_BYTES = (long) Scratch.TILE * Double.BYTES;
    private static final long PARTIAL_SUM_BYTES = (long) SumBlocks.PARTIAL_SUMS * Double.BYTES;
    /** Those of the widest vector. */
    private static final long VECTOR_BYTES = 64;
    private static final long ORDERED_POINT_BYTES = COORDINATE_BYTES + SliceScratch.POINT_BYTES;
    private static final long RUN_BYTES = (long) SurfaceKernels.RUN_ROWS * Double.BYTES + RunScratch.SURFACE_BYTES;

    /**
     * The chunk length.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @param workers w
     * @return points
     */
    public long chunkPoints(Route route, JobShape shape, int workers) {
        long points = shape.points();
        if (givenPoints > 0) {
            long share = Math.max(Math.ceilDiv(points, (long) workers), LEAST_POINTS);
            return Math.ceilDiv(Math.min(givenPoints, share), 8) * 8;
        }
        long left = l2Bytes - scratchBytes(route, shape) - tableBytes(route, shape);
        long slices = left < l2Bytes / LEAST_SHARE_OF_SLICES ? l2Bytes / 2 : left;
        long fitting = route == Route.SUMS_BY_CELL ? orderedPoints(shape) : slices / bytesPerPoint(route, shape);
        long balanced = points / ((long) CHUNKS_PER_WORKER * workers);
        return Math.max(Math.min(fitting, balanced) & -8, LEAST_POINTS);
    }

    /** The points of a slice that is ordered at once. */
    private long orderedPoints(JobShape shape) {
        long fitting = (l2Bytes - Integer.BYTES * shape.nodes()) / ORDERED_POINT_BYTES;
        return Math.max(Math.min(fitting, SliceScratch.POINTS), shape.nodes() / 2);
    }

    /**
     * The bytes of a point's x, y and stored values.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @return bytes
     */
    public static long bytesPerPoint(Route route, JobShape shape) {
        return switch (route) {
            case SUMS_IN_ORDER, SUMS_BY_CELL -> COORDINATE_BYTES;
            case VALUES_BY_POINT, VALUES_BY_PLANE, VALUES_BY_TILE ->
                    COORDINATE_BYTES + (long) shape.surfaces() * Double.BYTES;
        };
    }

    /**
     * The scratch of a worker.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @return bytes
     */
    public static long scratchBytes(Route route, JobShape shape) {
        return switch (route) {
            case SUMS_IN_ORDER -> LOCATED_BYTES + (shape.surfaces() < OrderedSums.FEW_SURFACES ? 2 * SURFACE_BYTES
                    : PARTIAL_SUM_BYTES * shape.surfaces());
            case SUMS_BY_CELL -> CellMoments.BYTES + RUN_BYTES * shape.surfaces();
            case VALUES_BY_POINT -> LOCATED_BYTES + shape.rowBytes();
            case VALUES_BY_PLANE -> LOCATED_BYTES + SURFACE_BYTES + shape.rowBytes();
            case VALUES_BY_TILE -> LOCATED_BYTES + TILE_BYTES;
        };
    }

    /**
     * The part of the table that is used for a block of surfaces.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @return bytes
     */
    public static long tableBytes(Route route, JobShape shape) {
        return switch (route) {
            case SUMS_BY_CELL -> 4L * shape.surfaces() * Double.BYTES;
            case VALUES_BY_PLANE -> shape.nodes() * shape.planeNodeBytes();
            case SUMS_IN_ORDER, VALUES_BY_POINT, VALUES_BY_TILE ->
                    shape.nodes() * surfaceBlock(route, shape) * Double.BYTES;
        };
    }

    /**
     * The surfaces that are evaluated at a chunk's points before the next.
     *
     * @param route the route
     * @param shape the shape of the evaluation
     * @return surfaces, 1 or more
     */
    public static int surfaceBlock(Route route, JobShape shape) {
        return switch (route) {
            case SUMS_IN_ORDER -> Math.min((int) (VECTOR_BYTES / Double.BYTES), shape.surfaces());
            case SUMS_BY_CELL, VALUES_BY_POINT -> shape.surfaces();
            case VALUES_BY_PLANE -> 1;
            case VALUES_BY_TILE -> Math.min(ChunkValues.TILE_SURFACES, shape.surfaces());
        };
    }
}

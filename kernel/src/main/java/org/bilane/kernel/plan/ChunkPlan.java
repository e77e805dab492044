package org.bilane.kernel.plan;

/**
 * How many points a worker takes at a time. While it works on a chunk, the chunk's slices of x, y and the output
 * should stay in half of the worker's share of L2; the other half is for scratch and for the part of the table in use.
 *
 * <p>With L the share of L2, m the points, w the workers and K' the surfaces of all families, a chunk has
 * {@code L/2 / (16 + 8 K')} points for stored values and {@code L/2 / 16} for sums, whose output is no array: 8,192
 * points for a sum, and 312 points of 50 surfaces, on an L2 of 256 KiB that is not shared. It has no more than
 * {@code m / (8 w)}, so that workers end at about the same time, and at least {@value #LEAST_POINTS}. A length that is
 * given takes the place of all of this, up to {@code m / w}, beyond which some workers would have nothing to do.
 * Lengths are multiples of 8; those of sums are rounded to whole blocks of {@link org.bilane.kernel.sum.SumBlocks} by
 * the caller. The length never changes a bit of a result.
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

    /**
     * The chunk length for stored values.
     *
     * @param points m
     * @param surfaces K'
     * @param workers w
     * @return points
     */
    public long valuePoints(long points, int surfaces, int workers) {
        return length(COORDINATE_BYTES + (long) surfaces * Double.BYTES, points, workers);
    }

    /**
     * The chunk length for sums.
     *
     * @param points m
     * @param workers w
     * @return points
     */
    public long sumPoints(long points, int workers) {
        return length(COORDINATE_BYTES, points, workers);
    }

    private long length(long bytesPerPoint, long points, int workers) {
        if (givenPoints > 0) {
            long share = Math.max(Math.ceilDiv(points, (long) workers), LEAST_POINTS);
            return Math.ceilDiv(Math.min(givenPoints, share), 8) * 8;
        }
        long fitting = l2Bytes / 2 / bytesPerPoint;
        long balanced = points / ((long) CHUNKS_PER_WORKER * workers);
        return Math.max(Math.min(fitting, balanced) & -8, LEAST_POINTS);
    }
}

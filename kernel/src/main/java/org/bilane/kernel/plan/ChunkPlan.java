package org.bilane.kernel.plan;

/**
 * Chunk lengths. A worker takes a chunk at a time; while it works, the slices of x, y and the output should stay in
 * half of its L2, the other half being for the table.
 */
public final class ChunkPlan {
    /** An L2 of the smallest usual size, for machines that do not tell. */
    public static final long DEFAULT_L2_BYTES = 256 * 1024;
    private static final long LEAST_POINTS = 64;
    private static final long MOST_POINTS = 8192;

    private ChunkPlan() {
    }

    /**
     * The chunk length for stored values: {@code L2/2 / (16 + 8 K')} points, rounded down to a multiple of 8, at
     * least 64 and at most 8192.
     *
     * @param l2Bytes the L2 share of a worker
     * @param surfaces K', the surfaces of all families
     * @return points
     */
    public static long valuePoints(long l2Bytes, int surfaces) {
        long bytesPerPoint = 2L * Double.BYTES + (long) surfaces * Double.BYTES;
        return Math.clamp(l2Bytes / 2 / bytesPerPoint & -8, LEAST_POINTS, MOST_POINTS);
    }
}

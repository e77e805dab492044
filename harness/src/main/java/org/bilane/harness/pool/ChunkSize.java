package org.bilane.harness.pool;

import java.util.OptionalLong;

/**
 * How much a worker takes at a time: the bytes of the slices of x, y and the output that it works on.
 *
 * @param bytes at least 1; empty for no limit, so that each worker has one chunk
 */
public record ChunkSize(OptionalLong bytes) {
    /** No limit. */
    public static final ChunkSize UNLIMITED = new ChunkSize(OptionalLong.empty());

    private static final long COORDINATE_BYTES = 2L * Double.BYTES;

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public ChunkSize {
        if (bytes.isPresent() && bytes.getAsLong() < 1) {
            throw new IllegalArgumentException("bytes = " + bytes.getAsLong() + ": must be at least 1");
        }
    }

    /**
     * A limit.
     *
     * @param bytes at least 1
     * @return the size
     */
    public static ChunkSize of(long bytes) {
        return new ChunkSize(OptionalLong.of(bytes));
    }

    /**
     * What a point takes of x, y and the output.
     *
     * @param values how many values are stored for each point: K', or 0 for sums, whose output is no array
     * @return 16 + 8 K' bytes
     */
    public static long bytesPerPoint(long values) {
        return COORDINATE_BYTES + values * Double.BYTES;
    }

    /**
     * The length of the chunks.
     *
     * @param bytesPerPoint as {@link #bytesPerPoint(long)} says
     * @return points, at least 1
     */
    public long points(long bytesPerPoint) {
        return bytes.isPresent() ? Math.max(1, bytes.getAsLong() / bytesPerPoint) : Long.MAX_VALUE;
    }
}

package org.bilane.harness.eval;

/**
 * How many points are evaluated at a time into arrays.
 *
 * @param maxPoints the most points of a block, at least 1
 * @param resultBytes what the results of a block may take, but for what is said at {@link #points}
 */
record BlockRule(long maxPoints, long resultBytes) {
    /**
     * Blocks that keep several workers busy for some milliseconds, and take little memory.
     */
    static final BlockRule DEFAULT = new BlockRule(1L << 18, 16L << 20);

    /**
     * The length of a block. Its results take at most {@link #resultBytes} or as much memory as the surfaces
     * themselves: with thousands of surfaces, blocks of a few points would be written in scraps.
     *
     * @param surfaces how many surfaces are evaluated at each point, at least 1
     * @param stackBytes the memory that the surfaces take
     * @return points, from 1 to {@link #maxPoints}
     */
    long points(long surfaces, long stackBytes) {
        long results = Math.max(resultBytes, stackBytes) / Double.BYTES;
        return Math.clamp(results / surfaces, 1, maxPoints);
    }
}

package org.bilane.harness.developer.peer;

import java.util.stream.IntStream;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;

/**
 * The plain loops over a parallel stream of ranges of points, on the threads of the common pool and the caller's. Each
 * job has the loop that takes the least time on one thread: sums that by point, one surface that by surface.
 */
final class ParallelLoop implements Loop {
    private static final int RANGE = 8192;

    private final PointLoop byPoint;
    private final ScalarLoop bySurface;

    /**
     * The program on a copy of the given data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @param transform what is done to an interpolated value
     */
    ParallelLoop(ReferenceData data, Transform transform) {
        HeapData copy = HeapData.of(data);
        byPoint = new PointLoop(copy, transform);
        bySurface = new ScalarLoop(copy, transform);
    }

    @Override
    public double[] sums(int points) {
        double[][] parts = new double[Math.ceilDiv(points, RANGE)][byPoint.surfaceCount()];
        IntStream.range(0, parts.length).parallel().forEach(range ->
                byPoint.add(range * RANGE, end(range, points), parts[range]));
        double[] sums = new double[byPoint.surfaceCount()];
        for (double[] part : parts) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += part[k];
            }
        }
        return sums;
    }

    @Override
    public double[] surface(int points) {
        double[] values = new double[points];
        IntStream.range(0, Math.ceilDiv(points, RANGE)).parallel().forEach(range ->
                bySurface.fill(values, 0, range * RANGE, end(range, points)));
        return values;
    }

    /** One past the last point of a range. */
    private static int end(int range, int points) {
        return (int) Math.min((range + 1L) * RANGE, points);
    }
}

package org.bilane.harness.developer.peer;

import java.util.Arrays;
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
    private final double[] sums;
    private final double[][] parts;
    private final double[] values;

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
        sums = new double[copy.z().length];
        parts = new double[Math.ceilDiv(copy.x().length, RANGE)][sums.length];
        values = new double[copy.x().length];
    }

    @Override
    public double[] sums(int points) {
        int ranges = Math.ceilDiv(points, RANGE);
        IntStream.range(0, ranges).parallel().forEach(range -> {
            Arrays.fill(parts[range], 0);
            byPoint.add(range * RANGE, end(range, points), parts[range]);
        });
        Arrays.fill(sums, 0);
        for (int range = 0; range < ranges; range++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += parts[range][k];
            }
        }
        return sums;
    }

    @Override
    public double[] surface(int points) {
        IntStream.range(0, Math.ceilDiv(points, RANGE)).parallel().forEach(range ->
                bySurface.fill(values, 0, range * RANGE, end(range, points)));
        return values;
    }

    /** One past the last point of a range. */
    private static int end(int range, int points) {
        return (int) Math.min((range + 1L) * RANGE, points);
    }
}

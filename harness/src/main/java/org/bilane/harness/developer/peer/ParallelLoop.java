package org.bilane.harness.developer.peer;

import java.util.stream.IntStream;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;

/** The plain loop over a parallel stream, on the threads of the common pool and the caller's. */
final class ParallelLoop implements Loop {
    private static final int RANGE = 8192;

    private final ScalarLoop loop;

    /**
     * The program on a copy of the given data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @param transform what is done to an interpolated value
     */
    ParallelLoop(ReferenceData data, Transform transform) {
        loop = new ScalarLoop(data, transform);
    }

    @Override
    public double[] sums(int points) {
        return IntStream.range(0, loop.surfaceCount()).parallel().mapToDouble(k -> loop.sum(k, points)).toArray();
    }

    @Override
    public double[] surface(int points) {
        double[] values = new double[points];
        IntStream.range(0, Math.ceilDiv(points, RANGE)).parallel().forEach(range ->
                loop.fill(values, 0, range * RANGE, Math.min((range + 1) * RANGE, points)));
        return values;
    }
}

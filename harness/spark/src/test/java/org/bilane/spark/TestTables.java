package org.bilane.spark;

import java.util.SplittableRandom;
import org.bilane.kernel.Axis;
import org.bilane.kernel.SurfaceStack;

/** Stacks of random numbers. */
final class TestTables {
    private TestTables() {
    }

    /** Surfaces of values in [-3, 3) on an uneven axis and the axis of indices. */
    static SurfaceStack stack(long seed, int surfaces, int nx, int ny) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[nx];
        x[0] = -1;
        for (int i = 1; i < nx; i++) {
            x[i] = x[i - 1] + 0.1 + random.nextDouble();
        }
        double[][][] z = new double[surfaces][nx][ny];
        for (double[][] surface : z) {
            for (double[] row : surface) {
                for (int j = 0; j < ny; j++) {
                    row[j] = 6 * random.nextDouble() - 3;
                }
            }
        }
        return SurfaceStack.of(Axis.of(x), Axis.index(ny), z);
    }
}

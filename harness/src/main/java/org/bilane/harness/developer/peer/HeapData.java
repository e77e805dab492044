package org.bilane.harness.developer.peer;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.ReferenceData;

/**
 * The reference data in arrays on the heap.
 *
 * @param z [surface][x knot][y knot], on the knots 0, 1, ..., n-1
 * @param x of the points
 * @param y of the points
 */
record HeapData(double[][][] z, double[] x, double[] y) {
    /**
     * A copy of the data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @return the copy
     */
    static HeapData of(ReferenceData data) {
        int rows = data.stack().xAxis().size();
        int columns = data.stack().yAxis().size();
        double[][][] z = new double[data.stack().surfaceCount()][rows][columns];
        long next = 0;
        for (double[][] surface : z) {
            for (double[] row : surface) {
                MemorySegment.copy(data.table(), JAVA_DOUBLE, next * Double.BYTES, row, 0, columns);
                next += columns;
            }
        }
        return new HeapData(z, data.points().x().toArray(JAVA_DOUBLE), data.points().y().toArray(JAVA_DOUBLE));
    }

    /** The number of knots of either axis. */
    int n() {
        return z[0].length;
    }

    /**
     * The surfaces beside one another.
     *
     * @param padded at least the number of surfaces; the rest is zero
     * @return [x knot][y knot][surface] in one array
     */
    double[] byPlace(int padded) {
        int n = n();
        double[] table = new double[n * n * padded];
        for (int k = 0; k < z.length; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    table[(i * n + j) * padded + k] = z[k][i][j];
                }
            }
        }
        return table;
    }
}

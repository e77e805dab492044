package org.bilane.harness.developer.peer;

import java.util.Arrays;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;

/**
 * The plain loop the other way round: one point after the other, its cell found once, over a table [x knot][y
 * knot][surface].
 */
final class PointLoop implements Loop {
    private final double[] table;
    private final int n;
    private final int surfaces;
    private final double[] x;
    private final double[] y;
    private final boolean exp;
    private final double[] sums;
    private final double[] values;

    /**
     * The program on a copy of the given data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @param transform what is done to an interpolated value
     */
    PointLoop(ReferenceData data, Transform transform) {
        this(HeapData.of(data), transform);
    }

    /** The program on data that is a copy already. */
    PointLoop(HeapData copy, Transform transform) {
        n = copy.n();
        surfaces = copy.z().length;
        table = copy.byPlace(surfaces);
        x = copy.x();
        y = copy.y();
        exp = transform == Transform.EXP;
        sums = new double[surfaces];
        values = new double[x.length];
    }

    @Override
    public double[] sums(int points) {
        Arrays.fill(sums, 0);
        add(0, points, sums);
        return sums;
    }

    /**
     * Adds up all surfaces at some points.
     *
     * @param from the first point
     * @param to one past the last point
     * @param sums receives a sum for each surface, on top of what it holds
     */
    void add(int from, int to, double[] sums) {
        for (int p = from; p < to; p++) {
            add(x[p], y[p], surfaces, sums, 0);
        }
    }

    @Override
    public double[] surface(int points) {
        Arrays.fill(values, 0, points, 0);
        for (int p = 0; p < points; p++) {
            add(x[p], y[p], 1, values, p);
        }
        return values;
    }

    /** Adds the values of the first surfaces at a point to as many sums. */
    private void add(double px, double py, int count, double[] sums, int to) {
        double clampedX = Math.clamp(px, 0.0, n - 1.0);
        double clampedY = Math.clamp(py, 0.0, n - 1.0);
        int i = Math.min((int) clampedX, n - 2);
        int j = Math.min((int) clampedY, n - 2);
        double u = clampedX - i;
        double v = clampedY - j;
        double w00 = (1 - u) * (1 - v);
        double w01 = (1 - u) * v;
        double w10 = u * (1 - v);
        double w11 = u * v;
        int z00 = (i * n + j) * surfaces;
        int z01 = z00 + surfaces;
        int z10 = z00 + n * surfaces;
        int z11 = z10 + surfaces;
        for (int k = 0; k < count; k++) {
            double value = w00 * table[z00 + k] + w01 * table[z01 + k] + w10 * table[z10 + k] + w11 * table[z11 + k];
            sums[to + k] += exp ? Math.exp(value) : value;
        }
    }
}

package org.bilane.harness.developer.peer;

import java.util.Arrays;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;

/**
 * The reference program as a user would write it in plain Java: arrays on the heap, one thread, {@link
 * Math#exp}, no library, one surface after the other. The knots are 0, 1, ..., n-1; coordinates outside are clamped,
 * and NaN is not looked after.
 */
public final class ScalarLoop implements Loop {
    private final double[][][] z;
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
    public ScalarLoop(ReferenceData data, Transform transform) {
        this(HeapData.of(data), transform);
    }

    /** The program on data that is a copy already. */
    ScalarLoop(HeapData copy, Transform transform) {
        z = copy.z();
        x = copy.x();
        y = copy.y();
        if (transform != Transform.EXP && transform != Transform.IDENTITY) {
            throw new IllegalArgumentException("transform " + transform + ": the plain loop has exp and identity");
        }
        exp = transform == Transform.EXP;
        sums = new double[z.length];
        values = new double[x.length];
    }

    /**
     * A sum over all points for each surface.
     *
     * @return the sums, in an array that the next call overwrites
     */
    public double[] sums() {
        return sums(x.length);
    }

    @Override
    public double[] sums(int points) {
        Arrays.setAll(sums, k -> sum(k, points));
        return sums;
    }

    private double sum(int k, int points) {
        double[][] surface = z[k];
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double value = value(surface, x[i], y[i]);
            sum += exp ? Math.exp(value) : value;
        }
        return sum;
    }

    @Override
    public double[] surface(int points) {
        fill(values, 0, 0, points);
        return values;
    }

    /**
     * The values of one surface at all points.
     *
     * @param k the surface
     * @return the values, in an array that the next call overwrites
     */
    public double[] values(int k) {
        fill(values, k, 0, x.length);
        return values;
    }

    /**
     * The values of one surface at some points.
     *
     * @param values receives the values, each at its point's index
     * @param k the surface
     * @param from the first point
     * @param to one past the last point
     */
    void fill(double[] values, int k, int from, int to) {
        double[][] surface = z[k];
        for (int i = from; i < to; i++) {
            double value = value(surface, x[i], y[i]);
            values[i] = exp ? Math.exp(value) : value;
        }
    }

    private static double value(double[][] surface, double x, double y) {
        double clampedX = Math.clamp(x, 0.0, surface.length - 1.0);
        double clampedY = Math.clamp(y, 0.0, surface[0].length - 1.0);
        int i = Math.min((int) clampedX, surface.length - 2);
        int j = Math.min((int) clampedY, surface[0].length - 2);
        double u = clampedX - i;
        double v = clampedY - j;
        double[] low = surface[i];
        double[] high = surface[i + 1];
        return (1 - u) * ((1 - v) * low[j] + v * low[j + 1]) + u * ((1 - v) * high[j] + v * high[j + 1]);
    }
}

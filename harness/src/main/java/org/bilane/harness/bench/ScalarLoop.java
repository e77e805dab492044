package org.bilane.harness.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;

/**
 * The reference program as a user would write it in plain Java: arrays on the heap, one thread, {@link
 * Math#exp}, no library. The knots are 0, 1, ..., n-1; coordinates outside are clamped, and NaN is not looked
 * after.
 */
final class ScalarLoop {
    private final double[][][] z;
    private final double[] x;
    private final double[] y;
    private final boolean exp;

    /**
     * The program on a copy of the given data.
     *
     * @param data surfaces and points, fewer than 2^31 of them
     * @param transform what is done to an interpolated value
     */
    ScalarLoop(ReferenceData data, Transform transform) {
        SurfaceStack stack = data.stack();
        int rows = stack.xAxis().size();
        int columns = stack.yAxis().size();
        z = new double[stack.surfaceCount()][rows][columns];
        long next = 0;
        for (double[][] surface : z) {
            for (double[] row : surface) {
                MemorySegment.copy(data.table(), JAVA_DOUBLE, next * Double.BYTES, row, 0, columns);
                next += columns;
            }
        }
        Points points = data.points();
        x = points.x().toArray(JAVA_DOUBLE);
        y = points.y().toArray(JAVA_DOUBLE);
        exp = transform == Transform.EXP;
    }

    /**
     * A sum over all points for each surface.
     *
     * @return the sums
     */
    double[] sums() {
        double[] sums = new double[z.length];
        Arrays.setAll(sums, this::sum);
        return sums;
    }

    private double sum(int k) {
        double[][] surface = z[k];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double value = value(surface, x[i], y[i]);
            sum += exp ? Math.exp(value) : value;
        }
        return sum;
    }

    /**
     * The values of one surface at all points.
     *
     * @param k the surface
     * @return the values
     */
    double[] values(int k) {
        double[][] surface = z[k];
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double value = value(surface, x[i], y[i]);
            values[i] = exp ? Math.exp(value) : value;
        }
        return values;
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

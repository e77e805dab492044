package org.bilane.harness.developer.peer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.kernel.Transform;
import org.hipparchus.analysis.interpolation.BilinearInterpolatingFunction;
import org.hipparchus.analysis.interpolation.BilinearInterpolator;

/** Hipparchus' bilinear interpolation, a function for each surface, and {@link Math#exp}. */
final class HipparchusLoop implements Loop {
    private final BilinearInterpolatingFunction[] functions;
    private final double last;
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
    HipparchusLoop(ReferenceData data, Transform transform) {
        HeapData copy = HeapData.of(data);
        double[] knots = IntStream.range(0, copy.n()).asDoubleStream().toArray();
        BilinearInterpolator interpolator = new BilinearInterpolator();
        functions = Arrays.stream(copy.z()).map(surface -> interpolator.interpolate(knots, knots, surface))
                .toArray(BilinearInterpolatingFunction[]::new);
        last = knots[knots.length - 1];
        x = copy.x();
        y = copy.y();
        exp = transform == Transform.EXP;
        sums = new double[functions.length];
        values = new double[x.length];
    }

    @Override
    public double[] sums(int points) {
        for (int k = 0; k < sums.length; k++) {
            double sum = 0;
            for (int p = 0; p < points; p++) {
                sum += value(functions[k], p);
            }
            sums[k] = sum;
        }
        return sums;
    }

    @Override
    public double[] surface(int points) {
        for (int p = 0; p < points; p++) {
            values[p] = value(functions[0], p);
        }
        return values;
    }

    /** The function extrapolates beyond the grid, so coordinates are clamped here. */
    private double value(BilinearInterpolatingFunction function, int p) {
        double value = function.value(Math.clamp(x[p], 0.0, last), Math.clamp(y[p], 0.0, last));
        return exp ? Math.exp(value) : value;
    }
}

package org.bilane.harness.input;

/** Knots in equal steps. */
public final class EvenKnots {
    private EvenKnots() {
    }

    /**
     * The knots, as {@code numpy.linspace} computes them.
     *
     * @param first the first knot, finite
     * @param last the last knot, finite
     * @param count how many, at least 2
     * @return first to last, both exact
     */
    public static double[] of(double first, double last, int count) {
        double[] knots = new double[count];
        double step = (last - first) / (count - 1);
        for (int i = 0; i < count; i++) {
            knots[i] = Double.isFinite(step) ? first + i * step : ofLongRange(first, last, count, i);
        }
        knots[count - 1] = last;
        return knots;
    }

    /** A knot where the range is beyond the largest double; a quarter of it is not. */
    private static double ofLongRange(double first, double last, int count, int i) {
        double step = last / 4 / (count - 1) - first / 4 / (count - 1);
        return 4 * (first / 4 + i * step);
    }
}

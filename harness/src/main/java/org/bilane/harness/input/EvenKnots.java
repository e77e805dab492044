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
        double step = last / (count - 1) - first / (count - 1);
        double exact = (last - first) / (count - 1);
        for (int i = 0; i < count; i++) {
            // Where the range is beyond the largest double, its step is not.
            knots[i] = first + i * (Double.isFinite(exact) ? exact : step);
        }
        knots[count - 1] = last;
        return knots;
    }
}

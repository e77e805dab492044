package org.bilane.harness.reference;

/** Quantiles of samples. */
public final class Quantile {
    private Quantile() {
    }

    /**
     * A quantile, interpolated between the two nearest samples.
     *
     * @param ascending the samples in ascending order, at least one
     * @param q from 0, the least, to 1, the greatest
     * @return the quantile
     */
    public static double of(double[] ascending, double q) {
        double rank = q * (ascending.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }
}

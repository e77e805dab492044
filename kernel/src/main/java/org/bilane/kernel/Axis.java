package org.bilane.kernel;

import java.util.Arrays;

/**
 * One axis of the grid: at least two strictly ascending, finite knots, in any spacing.
 *
 * <p>A coordinate below the first knot or above the last is clamped to it, infinities included; a NaN coordinate
 * gives NaN. Immutable, and so safe for use by any number of threads.
 */
public final class Axis {
    private final double[] knots;

    private Axis(double[] knots) {
        this.knots = knots;
    }

    /**
     * An axis with the given knots.
     *
     * @param knots at least 2 strictly ascending finite values; copied
     * @return the axis
     * @throws IllegalArgumentException if there are fewer than 2 knots, one is not finite, or they do not ascend
     */
    public static Axis of(double... knots) {
        Segments.requireNonNull("knots", knots);
        if (knots.length < 2) {
            throw new IllegalArgumentException("knots: " + knots.length + " given, an axis needs at least 2");
        }
        double[] copy = knots.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException("knots[" + i + "] = " + copy[i] + ": knots must be finite");
            }
            if (i > 0 && copy[i] <= copy[i - 1]) {
                throw new IllegalArgumentException("knots[" + i + "] = " + copy[i] + " after " + copy[i - 1]
                        + ": knots must ascend strictly");
            }
        }
        return new Axis(copy);
    }

    /**
     * The axis 0, 1, ..., n-1.
     *
     * @param n the number of knots, at least 2
     * @return the axis
     * @throws IllegalArgumentException if n is less than 2
     */
    public static Axis index(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("n = " + n + ": an axis needs at least 2 knots");
        }
        double[] knots = new double[n];
        Arrays.setAll(knots, i -> i);
        return new Axis(knots);
    }

    /**
     * The number of knots.
     *
     * @return the number, at least 2
     */
    public int size() {
        return knots.length;
    }

    /**
     * One knot.
     *
     * @param i its index, from 0
     * @return the knot's value
     * @throws IndexOutOfBoundsException if i is not an index of a knot
     */
    public double knot(int i) {
        return knots[i];
    }

    /**
     * All knots.
     *
     * @return a copy
     */
    public double[] knots() {
        return knots.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && Arrays.equals(knots, axis.knots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(knots);
    }

    @Override
    public String toString() {
        return "Axis[" + knots.length + " knots, " + knots[0] + " to " + knots[knots.length - 1] + "]";
    }
}

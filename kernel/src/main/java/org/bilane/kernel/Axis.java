package org.bilane.kernel;

import java.util.Arrays;
import java.util.Locale;
import org.bilane.kernel.exp.ScalarPower;
import org.bilane.kernel.log.LogBase;

/**
 * One axis of the grid: at least two finite knots, strictly ascending or strictly descending, in any spacing.
 *
 * <p>A coordinate below the least knot or above the greatest is clamped to it, infinities included, unless the points
 * say otherwise ({@link Points#outside(Outside)}); a NaN coordinate gives NaN. Descending knots give the results, bit
 * for bit, of ascending ones with the table reversed. Immutable, and so safe for use by any number of threads.
 */
public final class Axis {
    private final Scale scale;
    private final double[] knots;
    private final double[] ascending;

    private Axis(Scale scale, double[] knots) {
        this.scale = scale;
        this.knots = knots;
        this.ascending = isDescending() ? reversed(knots) : knots;
    }

    private static double[] reversed(double[] knots) {
        double[] reversed = new double[knots.length];
        for (int i = 0; i < knots.length; i++) {
            reversed[i] = knots[knots.length - 1 - i];
        }
        return reversed;
    }

    /**
     * An axis with the given knots.
     *
     * @param knots at least 2 finite values, strictly ascending or strictly descending; copied
     * @return the axis
     * @throws IllegalArgumentException if there are fewer than 2 knots, one is not finite, or they neither ascend nor
     *     descend
     */
    public static Axis of(double... knots) {
        return of(Scale.LINEAR, knots);
    }

    /**
     * An axis on a scale: on a logarithmic one the knots are logarithms, and coordinates are not.
     *
     * @param scale the scale of the knots
     * @param knots as {@link #of(double...)} takes them; on a logarithmic scale their powers must be finite
     * @return the axis
     * @throws IllegalArgumentException as {@link #of(double...)} throws it, and if a knot's power overflows
     */
    public static Axis of(Scale scale, double... knots) {
        Segments.requireNonNull("scale", scale);
        Segments.requireNonNull("knots", knots);
        if (knots.length < 2) {
            throw new IllegalArgumentException("knots: " + knots.length + " given, an axis needs at least 2");
        }
        double[] copy = knots.clone();
        boolean descending = copy[1] < copy[0];
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException("knots[" + i + "] = " + copy[i] + ": knots must be finite");
            }
            if (i > 0 && (copy[i] == copy[i - 1] || copy[i] < copy[i - 1] != descending)) {
                throw new IllegalArgumentException("knots[" + i + "] = " + copy[i] + " after " + copy[i - 1]
                        + ": knots must ascend strictly, or descend strictly");
            }
        }
        requirePowers(scale, copy);
        return new Axis(scale, copy);
    }

    private static void requirePowers(Scale scale, double[] knots) {
        LogBase base = LogBase.of(scale);
        for (int i = 0; i < knots.length && base != null; i++) {
            if (Double.isInfinite(ScalarPower.full(base.powers, knots[i]))) {
                throw new IllegalArgumentException("knots[" + i + "] = " + knots[i] + ": on the scale "
                        + word(scale) + " it stands for a number above the largest double");
            }
        }
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
        return new Axis(Scale.LINEAR, knots);
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
     * @return a copy, in the order in which they were given
     */
    public double[] knots() {
        return knots.clone();
    }

    /**
     * The scale of the knots.
     *
     * @return the scale
     */
    public Scale scale() {
        return scale;
    }

    /** Whether the knots descend. */
    boolean isDescending() {
        return knots[1] < knots[0];
    }

    /** The knots in ascending order; not to be changed. */
    double[] ascending() {
        return ascending;
    }

    /** From where to where the knots go, for messages: such as {@code from 3.75 to 7.5 in log10 x}. */
    String extent(String coordinate) {
        return "from " + ascending[0] + " to " + ascending[ascending.length - 1] + " in "
                + (scale == Scale.LINEAR ? "" : word(scale) + " ") + coordinate;
    }

    /** In what another axis differs, for messages; the two must not be equal. */
    String difference(Axis other) {
        if (scale != other.scale || knots.length != other.knots.length) {
            return this + " and not " + other;
        }
        // As equals does it: -0.0 and 0.0 are one knot.
        int i = 0;
        while (knots[i] == other.knots[i]) {
            i++;
        }
        return "whose knots[" + i + "] is " + knots[i] + " and not " + other.knots[i];
    }

    private static String word(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Axis axis) || scale != axis.scale || knots.length != axis.knots.length) {
            return false;
        }
        for (int i = 0; i < knots.length; i++) {
            // Numbers, not bits: zeros of either sign are the same knot.
            if (knots[i] != axis.knots[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = scale.ordinal();
        for (double knot : knots) {
            // -0.0 + 0.0 is 0.0.
            hash = 31 * hash + Double.hashCode(knot + 0.0);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Axis[" + knots.length + " knots, " + knots[0] + " to " + knots[knots.length - 1]
                + (scale == Scale.LINEAR ? "]" : ", " + word(scale) + "]");
    }
}

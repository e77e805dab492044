package org.bilane.harness.tables;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The knots of an axis, strictly ascending or descending.
 *
 * @param values the knots
 * @param isSingle whether the file holds them as float32, as which they are printed
 */
public record Knots(double[] values, boolean isSingle) {
    private static final int FEW = 6;

    /**
     * Whether numbers can be knots.
     *
     * @param values the numbers
     * @return true if they are at least 2, finite, and ascend or descend strictly
     */
    static boolean areKnots(double[] values) {
        if (values.length < 2 || Arrays.stream(values).anyMatch(value -> !Double.isFinite(value))) {
            return false;
        }
        double direction = Math.signum(values[1] - values[0]);
        return direction != 0 && IntStream.range(1, values.length)
                .allMatch(i -> Math.signum(values[i] - values[i - 1]) == direction);
    }

    /**
     * Whether they descend.
     *
     * @return true if so
     */
    public boolean descend() {
        return values[1] < values[0];
    }

    /**
     * Finds a knot.
     *
     * @param knot its value, as {@link #text(int)} has it or in more digits
     * @return its index, if there is one
     */
    public OptionalInt index(double knot) {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == knot || isSingle && (float) values[i] == (float) knot).findFirst();
    }

    /**
     * What may have been meant by a value that is no knot.
     *
     * @param value the value
     * @return the two nearest knots, for people
     */
    public String nearest(double value) {
        return IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(values[i] - value))).limit(2)
                .sorted(Comparator.comparingDouble(i -> values[i])).map(this::text)
                .collect(Collectors.joining(" and "));
    }

    /**
     * A knot for people, who may give it back.
     *
     * @param index which
     * @return the shortest text that is that number in the file's type
     */
    public String text(int index) {
        return isSingle ? Float.toString((float) values[index]) : Double.toString(values[index]);
    }

    /**
     * The knots for people.
     *
     * @param all whether all are wanted, or the first and the last of many
     * @return texts with commas between them
     */
    public String text(boolean all) {
        int n = values.length;
        if (all || n <= FEW) {
            return IntStream.range(0, n).mapToObj(this::text).collect(Collectors.joining(", "));
        }
        return text(0) + ", " + text(1) + ", ... " + text(n - 1) + " (" + n + " knots)";
    }

    /**
     * The knots as numbers.
     *
     * @return a list for JSON
     */
    public List<Double> list() {
        return Arrays.stream(values).boxed().toList();
    }
}

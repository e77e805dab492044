package org.bilane.kernel.reference;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bilane.reference.ExactBilinear;
import org.bilane.reference.ExactValue;

/**
 * A stack of surfaces with points. Its text holds every number in hexadecimal, as Java source from which the
 * case can be made again bit by bit; {@link #reducedTo(int, int)} makes that text short. The arrays are not
 * copied.
 *
 * @param origin where the case comes from, in words
 * @param xAxis the nx knots of the x axis
 * @param yAxis the ny knots of the y axis
 * @param z the K surfaces, {@code z[(k * nx + ix) * ny + iy]}
 * @param px the x coordinates of the m points
 * @param py the y coordinates of the m points
 */
public record RandomCase(
        String origin, double[] xAxis, double[] yAxis, double[] z, double[] px, double[] py) {
    /**
     * The count of surfaces.
     *
     * @return K
     */
    public int surfaces() {
        return z.length / nodes();
    }

    /**
     * The count of points.
     *
     * @return m
     */
    public int points() {
        return px.length;
    }

    /**
     * The values of other surfaces on the same grid, from the same range.
     *
     * @return those of this case in reverse order
     */
    public double[] reversedZ() {
        double[] reversed = new double[z.length];
        Arrays.setAll(reversed, i -> z[z.length - 1 - i]);
        return reversed;
    }

    /**
     * The truth about one surface at one point.
     *
     * @param k the surface
     * @param i the point
     * @return the exact value
     */
    public ExactValue exact(int k, int i) {
        return ExactBilinear.at(xAxis, yAxis, z, k, px[i], py[i]);
    }

    /**
     * The case of one surface and one point of this one, to name a failure by. A failure that depends on the
     * place in a vector may need the whole case, which the origin tells how to draw again.
     *
     * @param k the surface
     * @param i the point
     * @return a case with K = m = 1 and the same axes
     */
    public RandomCase reducedTo(int k, int i) {
        double[] surface = Arrays.copyOfRange(z, k * nodes(), (k + 1) * nodes());
        return new RandomCase(origin + ", surface " + k + ", point " + i, xAxis, yAxis, surface,
                new double[] {px[i]}, new double[] {py[i]});
    }

    /**
     * Source of the case.
     *
     * @return a Java expression that makes this case again
     */
    @Override
    public String toString() {
        return Stream.of(xAxis, yAxis, z, px, py)
                .map(RandomCase::source)
                .collect(Collectors.joining(",\n    ", "new RandomCase(\"" + origin + "\",\n    ", ")"));
    }

    private int nodes() {
        return xAxis.length * yAxis.length;
    }

    private static String source(double[] values) {
        return Arrays.stream(values).mapToObj(RandomCase::source)
                .collect(Collectors.joining(", ", "new double[] {", "}"));
    }

    private static String source(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return Double.toHexString(value);
    }
}

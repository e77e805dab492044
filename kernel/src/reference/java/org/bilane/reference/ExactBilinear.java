package org.bilane.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Bilinear interpolation in exact arithmetic, after its definition and nothing else.
 *
 * <p>A coordinate is clamped to the edges of its axis, also at the infinities; NaN gives NaN. The cell is the
 * one with {@code knot[i] <= x < knot[i + 1]}; at the last knot it lies beyond that knot, with fraction zero.
 * The value is the sum of the cell's corners times their weights. A corner whose weight is zero contributes
 * nothing whatever it holds. Among the others a NaN, or infinities of both signs, give NaN; an infinity
 * otherwise gives itself.
 */
public final class ExactBilinear {
    private ExactBilinear() {
    }

    /**
     * The value of one surface of a stack at one point.
     *
     * @param xAxis the nx knots of the x axis, finite and strictly ascending, nx at least 2
     * @param yAxis the ny knots of the y axis, likewise
     * @param z the surfaces, any number of them, {@code z[(k * nx + ix) * ny + iy]}
     * @param k the surface
     * @param x any double
     * @param y any double
     * @return the exact value
     * @throws IllegalArgumentException if an axis is too short, not ascending or not finite
     * @throws IndexOutOfBoundsException if there is no such surface
     */
    public static ExactValue at(double[] xAxis, double[] yAxis, double[] z, int k, double x, double y) {
        requireAxis("xAxis", xAxis);
        requireAxis("yAxis", yAxis);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return new ExactValue.Special(Double.NaN);
        }
        Position inX = Position.on(xAxis, x);
        Position inY = Position.on(yAxis, y);
        List<Corner> corners = new ArrayList<>();
        for (Share shareX : inX.shares()) {
            for (Share shareY : inY.shares()) {
                double value = z[(k * xAxis.length + shareX.knot()) * yAxis.length + shareY.knot()];
                corners.add(new Corner(value, shareX.length().times(shareY.length())));
            }
        }
        double[] specials = corners.stream()
                .mapToDouble(Corner::value)
                .filter(value -> !Double.isFinite(value))
                .toArray();
        if (specials.length > 0) {
            return new ExactValue.Special(combined(specials));
        }
        return weighted(corners, inX.width().times(inY.width()));
    }

    /** What remains of NaN and infinities that all have weight. */
    private static double combined(double[] specials) {
        for (double special : specials) {
            if (special != specials[0]) {
                return Double.NaN;
            }
        }
        return specials[0];
    }

    private static ExactValue weighted(List<Corner> corners, Dyadic area) {
        Dyadic sum = Dyadic.ZERO;
        Dyadic largest = Dyadic.ZERO;
        boolean equal = true;
        for (Corner corner : corners) {
            Dyadic value = Dyadic.of(corner.value());
            sum = sum.plus(value.times(corner.area()));
            largest = value.abs().compareTo(largest) > 0 ? value.abs() : largest;
            equal &= corner.value() == corners.getFirst().value();
        }
        return new ExactValue.Finite(sum, area, largest, equal);
    }

    private static void requireAxis(String name, double[] axis) {
        if (axis.length < 2) {
            throw new IllegalArgumentException(
                    name + " has " + axis.length + " knots but must have at least 2");
        }
        for (int i = 0; i < axis.length; i++) {
            if (!Double.isFinite(axis[i])) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] is " + axis[i] + " but must be finite");
            }
            if (i > 0 && axis[i] <= axis[i - 1]) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + axis[i]
                        + " but must be greater than the knot before it, " + axis[i - 1]);
            }
        }
    }

    /**
     * A corner with weight, and the area that its value is multiplied by: the weight times the area of the
     * cell.
     */
    private record Corner(double value, Dyadic area) {
    }

    /** A knot with weight, and the length that it is weighted by: the weight times the width of the cell. */
    private record Share(int knot, Dyadic length) {
    }

    /** A place on an axis: the one or two knots with weight, and the width of the cell. */
    private record Position(List<Share> shares, Dyadic width) {
        /** The place of a coordinate that is not NaN. */
        static Position on(double[] axis, double coordinate) {
            int last = axis.length - 1;
            double clamped = Math.min(Math.max(coordinate, axis[0]), axis[last]);
            int knot = 0;
            while (knot < last && axis[knot + 1] <= clamped) {
                knot++;
            }
            if (axis[knot] == clamped) {
                return new Position(List.of(new Share(knot, Dyadic.ONE)), Dyadic.ONE);
            }
            Dyadic low = Dyadic.of(axis[knot]);
            Dyadic high = Dyadic.of(axis[knot + 1]);
            Dyadic place = Dyadic.of(clamped);
            List<Share> shares = List.of(
                    new Share(knot, high.minus(place)),
                    new Share(knot + 1, place.minus(low)));
            return new Position(shares, high.minus(low));
        }
    }
}

package org.bilane.harness.verify;

import java.util.Arrays;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;
import org.bilane.kernel.reference.RandomCase;

/**
 * A random case with its axes on scales and in orders that follow from its sizes: each axis linear or logarithmic,
 * ascending or descending. Where a power of a knot is no double, or nearly none, the axis stays linear.
 *
 * @param x the x axis
 * @param y the y axis
 * @param px the coordinates x of the points
 * @param py the coordinates y of the points
 */
public record ScaledCase(Axis x, Axis y, double[] px, double[] py) {
    private static final double MOST = 300;

    /**
     * Draws nothing: the same case always gives the same.
     *
     * @param inputs the case
     * @return its axes and points
     */
    public static ScaledCase of(RandomCase inputs) {
        Scale[] scales = Scale.values();
        int number = inputs.points() + 3 * inputs.surfaces() + 5 * inputs.xAxis().length;
        Scale xScale = scale(inputs.xAxis(), scales[number % scales.length]);
        Scale yScale = scale(inputs.yAxis(), scales[number / scales.length % scales.length]);
        return new ScaledCase(axis(xScale, inputs.xAxis(), inputs.surfaces() % 2 == 1),
                axis(yScale, inputs.yAxis(), inputs.xAxis().length % 2 == 1), coordinates(xScale, inputs.px()),
                coordinates(yScale, inputs.py()));
    }

    private static Scale scale(double[] knots, Scale wanted) {
        return Arrays.stream(knots).allMatch(knot -> Math.abs(knot) <= MOST) ? wanted : Scale.LINEAR;
    }

    private static Axis axis(Scale scale, double[] knots, boolean descends) {
        double[] ordered = knots.clone();
        for (int i = 0; descends && i < knots.length; i++) {
            ordered[i] = knots[knots.length - 1 - i];
        }
        return Axis.of(scale, ordered);
    }

    /** Where the knots are logarithms, the powers of the coordinates; but for some, among which are negative ones. */
    private static double[] coordinates(Scale scale, double[] places) {
        double base = switch (scale) {
            case LINEAR -> 1;
            case LN -> Math.E;
            case LOG2 -> 2;
            case LOG10 -> 10;
        };
        double[] coordinates = places.clone();
        for (int i = 0; scale != Scale.LINEAR && i < places.length; i++) {
            coordinates[i] = i % 17 == 16 ? places[i] : StrictMath.pow(base, places[i]);
        }
        return coordinates;
    }
}

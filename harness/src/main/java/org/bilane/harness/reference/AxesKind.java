package org.bilane.harness.reference;

import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;

/** What the knots 0, 1, ..., n-1 of the reference program are to the coordinates of its points. */
public enum AxesKind {
    /** Knots are where the coordinates are. */
    LINEAR {
        @Override
        Axis axis(int n) {
            return Axis.index(n);
        }

        @Override
        double coordinate(double place) {
            return place;
        }
    },

    /** Knots are decimal logarithms of coordinates, on both axes. */
    LOG10 {
        @Override
        Axis axis(int n) {
            return Axis.of(Scale.LOG10, Axis.index(n).knots());
        }

        @Override
        double coordinate(double place) {
            // StrictMath: the same points on every machine.
            return StrictMath.pow(10, place);
        }
    };

    /**
     * An axis.
     *
     * @param n the number of knots, 2 or more
     * @return the axis
     */
    abstract Axis axis(int n);

    /**
     * A coordinate.
     *
     * @param place where it lies among the knots
     * @return the coordinate
     */
    abstract double coordinate(double place);
}

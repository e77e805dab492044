package org.bilane.kernel.reference;

import java.util.random.RandomGenerator;

/** How one coordinate of a random point is drawn. */
public enum CoordinateKind {
    /** In a cell, each cell as likely, so that narrow ones are met. */
    INSIDE {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            int cell = random.nextInt(axis.length - 1);
            double fraction = random.nextDouble();
            // Not low + fraction * width, since the width may overflow.
            double place = (1 - fraction) * axis[cell] + fraction * axis[cell + 1];
            return Math.clamp(place, axis[cell], axis[cell + 1]);
        }
    },
    /** On a knot. */
    ON_KNOT {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return axis[random.nextInt(axis.length)];
        }
    },
    /** One ulp below a knot. */
    BELOW_KNOT {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return Math.nextDown(ON_KNOT.draw(axis, random));
        }
    },
    /** One ulp above a knot. */
    ABOVE_KNOT {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return Math.nextUp(ON_KNOT.draw(axis, random));
        }
    },
    /** On the first or last knot; with both coordinates so, on a corner of the grid. */
    ON_EDGE {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return axis[random.nextBoolean() ? 0 : axis.length - 1];
        }
    },
    /** Finite and beyond an edge, at any distance. */
    OUTSIDE {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            double distance = Math.scalb(random.nextDouble(1, 2), random.nextInt(-60, 1023));
            return random.nextBoolean()
                    ? Math.max(Math.nextDown(axis[0]) - distance, -Double.MAX_VALUE)
                    : Math.min(Math.nextUp(axis[axis.length - 1]) + distance, Double.MAX_VALUE);
        }
    },
    /** Either infinity. */
    INFINITE {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
    },
    /** NaN. */
    NAN {
        @Override
        public double draw(double[] axis, RandomGenerator random) {
            return Double.NaN;
        }
    };

    /**
     * Draws a coordinate.
     *
     * @param axis a valid axis
     * @param random where the randomness comes from
     * @return the coordinate
     */
    public abstract double draw(double[] axis, RandomGenerator random);
}

package org.bilane.kernel.reference;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How the knots of a random axis are drawn. Every kind gives finite, strictly ascending knots. */
public enum AxisKind {
    /** 0, 1, 2 and so on. */
    COUNTING {
        @Override
        double draw(RandomGenerator random, int i, int n) {
            return i;
        }
    },
    /** Evenly spaced between two ends that need not be round, so that the knots are rounded. */
    EVEN {
        @Override
        public double[] knots(int n, RandomGenerator random) {
            double low = random.nextDouble(-10, 10);
            double step = random.nextDouble(0.001, 3);
            double[] knots = new double[n];
            Arrays.setAll(knots, i -> low + i * step);
            return ascending(knots);
        }
    },
    /** Each knot the same multiple of the one before it. */
    GEOMETRIC {
        @Override
        public double[] knots(int n, RandomGenerator random) {
            double first = random.nextDouble(1e-6, 1);
            double span = Math.pow(10, random.nextDouble(1, 12));
            double[] knots = new double[n];
            Arrays.setAll(knots, i -> first * Math.pow(span, i / (n - 1.0)));
            return ascending(knots);
        }
    },
    /** Uniform in [-5, 5). */
    RANDOM {
        @Override
        double draw(RandomGenerator random, int i, int n) {
            return random.nextDouble(-5, 5);
        }
    },
    /** Of both signs, magnitudes from 1e-12 to 1e12, as many in each power of ten. */
    UNEVEN {
        @Override
        double draw(RandomGenerator random, int i, int n) {
            double magnitude = Math.pow(10, random.nextDouble(-12, 12));
            return random.nextBoolean() ? magnitude : -magnitude;
        }
    },
    /** Uniform in [-1000, -1). */
    NEGATIVE {
        @Override
        double draw(RandomGenerator random, int i, int n) {
            return random.nextDouble(-1000, -1);
        }
    },
    /** From -1.7e308 to 1.7e308, so that the span, and with few knots the width of a cell, overflows. */
    HUGE_SPAN {
        @Override
        double draw(RandomGenerator random, int i, int n) {
            if (i == 0 || i == n - 1) {
                return i == 0 ? -HUGE : HUGE;
            }
            return random.nextInt(4) == 0 ? 0 : random.nextDouble(-1, 1) * HUGE;
        }
    };

    private static final double HUGE = 1.7e308;

    /**
     * Draws an axis.
     *
     * @param n the count of knots, at least 2
     * @param random where the randomness comes from
     * @return n finite knots, strictly ascending
     */
    public double[] knots(int n, RandomGenerator random) {
        double[] knots = new double[n];
        Arrays.setAll(knots, i -> draw(random, i, n));
        return ascending(knots);
    }

    /**
     * Draws one knot, for kinds whose knots know nothing of one another.
     *
     * @param random where the randomness comes from
     * @param i which knot, from 0; the order of the results does not matter
     * @param n the count of knots
     * @return a finite knot
     */
    double draw(RandomGenerator random, int i, int n) {
        throw new UnsupportedOperationException(this + " draws its knots together");
    }

    /** Sorts, and moves a knot that equals the one before it up by one ulp. */
    private static double[] ascending(double[] knots) {
        Arrays.sort(knots);
        for (int i = 1; i < knots.length; i++) {
            if (knots[i] <= knots[i - 1]) {
                knots[i] = Math.nextUp(knots[i - 1]);
            }
        }
        return knots;
    }
}

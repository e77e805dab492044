package org.bilane.kernel.reference;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An endless, numbered sequence of random stacks for property tests. A case depends on the seed, the bounds
 * and its number alone, so the origin in its text is enough to draw it again:
 * {@code new RandomCases(seed, bounds).get(number)}.
 *
 * <p>Consecutive numbers go through the kinds of values, and through the kinds of the x axis along with them:
 * the first dozen meets every kind of either, the first
 * {@code ValueKind.values().length * AxisKind.values().length} cases every pair. The kind of the y axis is
 * drawn. Half of the coordinates lie inside, the others on knots and edges, one ulp beside knots, outside and
 * at infinity, each coordinate for itself; one case in four has NaN among them, the others none, so that sums
 * over points are not always NaN.
 *
 * @param seed any seed
 * @param bounds the sizes of the cases
 */
public record RandomCases(long seed, Bounds bounds) {
    /**
     * The sizes of random cases. Within the bounds, all inclusive, small sizes are drawn more often than
     * large ones.
     *
     * @param minSurfaces the least K, at least 1
     * @param maxSurfaces the greatest K
     * @param minKnots the least nx and ny, at least 2
     * @param maxKnots the greatest nx and ny
     * @param minPoints the least m, at least 0
     * @param maxPoints the greatest m
     */
    public record Bounds(
            int minSurfaces, int maxSurfaces, int minKnots, int maxKnots, int minPoints, int maxPoints) {
        /**
         * Checks the bounds.
         *
         * @param minSurfaces the least K, at least 1
         * @param maxSurfaces the greatest K
         * @param minKnots the least nx and ny, at least 2
         * @param maxKnots the greatest nx and ny
         * @param minPoints the least m, at least 0
         * @param maxPoints the greatest m
         * @throws IllegalArgumentException if a bound is too low or a greatest size is less than its least
         */
        public Bounds {
            require("Surfaces", 1, minSurfaces, maxSurfaces);
            require("Knots", 2, minKnots, maxKnots);
            require("Points", 0, minPoints, maxPoints);
        }

        /**
         * Bounds from the smallest sizes that have a point.
         *
         * @param maxSurfaces the greatest K
         * @param maxKnots the greatest nx and ny
         * @param maxPoints the greatest m
         * @return K from 1, nx and ny from 2, m from 1
         */
        public static Bounds upTo(int maxSurfaces, int maxKnots, int maxPoints) {
            return new Bounds(1, maxSurfaces, 2, maxKnots, 1, maxPoints);
        }

        private static void require(String name, int least, int min, int max) {
            if (min < least) {
                throw new IllegalArgumentException(
                        "min" + name + " is " + min + " but must be at least " + least);
            }
            if (max < min) {
                throw new IllegalArgumentException(
                        "max" + name + " is " + max + " but must be at least min" + name + ", " + min);
            }
        }
    }

    /** What half of the coordinates are drawn from, apart from NaN. */
    private static final CoordinateKind[] NOT_INSIDE = {
        CoordinateKind.ON_KNOT, CoordinateKind.BELOW_KNOT, CoordinateKind.ABOVE_KNOT, CoordinateKind.ON_EDGE,
        CoordinateKind.OUTSIDE, CoordinateKind.INFINITE
    };

    /**
     * Draws a case.
     *
     * @param number the number of the case, at least 0
     * @return always the same case for this seed, these bounds and this number
     */
    public RandomCase get(int number) {
        ValueKind[] valueKinds = ValueKind.values();
        AxisKind[] axisKinds = AxisKind.values();
        int turn = number / valueKinds.length;
        int place = number % valueKinds.length;
        // Scrambled first, or else case 1 of seed 0 would be drawn from the same numbers as case 0 of seed 1.
        RandomGenerator random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
        return draw(number, valueKinds[place], axisKinds[(place + turn) % axisKinds.length],
                axisKinds[random.nextInt(axisKinds.length)], random);
    }

    /**
     * The first cases.
     *
     * @param count how many
     * @return the cases numbered 0 to count - 1, drawn as they are asked for
     */
    public Stream<RandomCase> first(int count) {
        return IntStream.range(0, count).mapToObj(this::get);
    }

    private RandomCase draw(
            int number, ValueKind values, AxisKind xKind, AxisKind yKind, RandomGenerator random) {
        int surfaces = size(bounds.minSurfaces(), bounds.maxSurfaces(), random);
        int nx = size(bounds.minKnots(), bounds.maxKnots(), random);
        int ny = size(bounds.minKnots(), bounds.maxKnots(), random);
        int points = size(bounds.minPoints(), bounds.maxPoints(), random);
        double[] xAxis = xKind.knots(nx, random);
        double[] yAxis = yKind.knots(ny, random);
        double[] z = values.values(surfaces, nx * ny, random);
        boolean withNaN = random.nextInt(4) == 0;
        double[] px = new double[points];
        double[] py = new double[points];
        for (int i = 0; i < points; i++) {
            px[i] = coordinateKind(withNaN, random).draw(xAxis, random);
            py[i] = coordinateKind(withNaN, random).draw(yAxis, random);
        }
        String origin = "case " + number + " of " + this + ": " + values + " on " + xKind + " x " + yKind;
        return new RandomCase(origin, xAxis, yAxis, z, px, py);
    }

    private static CoordinateKind coordinateKind(boolean withNaN, RandomGenerator random) {
        if (withNaN && random.nextInt(16) == 0) {
            return CoordinateKind.NAN;
        }
        return random.nextBoolean() ? CoordinateKind.INSIDE : NOT_INSIDE[random.nextInt(NOT_INSIDE.length)];
    }

    private static int size(int min, int max, RandomGenerator random) {
        return random.nextInt(min, random.nextInt(min, max + 1) + 1);
    }
}

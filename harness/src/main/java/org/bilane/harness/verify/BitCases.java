package org.bilane.harness.verify;

import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;

/**
 * The random cases whose results are compared bit by bit: values and axes of every kind, irregular cells and NaN
 * among them. Every eighth has enough points for several parts of a sum; of these every second has so many points and
 * surfaces for few cells that sums go through moments, of each degree where corners are so close.
 */
final class BitCases {
    private static final RandomCases.Bounds MANY_SURFACES = new RandomCases.Bounds(1, 70, 2, 12, 1, 400);
    private static final RandomCases.Bounds MANY_POINTS = new RandomCases.Bounds(1, 24, 2, 12, 3000, 9000);
    /** 333 points or more for the fullest cell: with 40 surfaces 200 are enough for moments of the highest degree. */
    private static final RandomCases.Bounds THROUGH_MOMENTS = new RandomCases.Bounds(40, 70, 2, 3, 3000, 4500);
    private static final int PERIOD = 8;

    private final RandomCases usual;
    private final RandomCases large;
    private final RandomCases throughMoments;

    /**
     * Cases.
     *
     * @param seed what they follow from
     */
    BitCases(long seed) {
        usual = new RandomCases(seed, MANY_SURFACES);
        large = new RandomCases(seed, MANY_POINTS);
        throughMoments = new RandomCases(seed, THROUGH_MOMENTS);
    }

    /**
     * A case with few points or many.
     *
     * @param number its number, from 0
     * @return the case; always the same for a seed and a number
     */
    RandomCase get(int number) {
        return number % PERIOD == PERIOD - 1 ? manyPoints(number / PERIOD) : usual.get(number);
    }

    /**
     * A case with enough points for several workers.
     *
     * @param number its number, from 0
     * @return the case; always the same for a seed and a number
     */
    RandomCase manyPoints(int number) {
        // Each goes on where it was, so that both meet every kind of values and axes.
        return (number % 2 == 0 ? large : throughMoments).get(number / 2);
    }
}

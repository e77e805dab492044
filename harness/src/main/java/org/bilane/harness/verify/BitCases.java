package org.bilane.harness.verify;

import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;

/**
 * The random cases whose results are compared bit by bit: values and axes of every kind, irregular cells and NaN
 * among them. Every eighth has enough points for several blocks of a sum.
 */
final class BitCases {
    private static final RandomCases.Bounds MANY_SURFACES = new RandomCases.Bounds(1, 70, 2, 12, 1, 400);
    private static final RandomCases.Bounds MANY_POINTS = new RandomCases.Bounds(1, 24, 2, 12, 3000, 9000);
    private static final int PERIOD = 8;

    private final RandomCases usual;
    private final RandomCases large;

    /**
     * Cases.
     *
     * @param seed what they follow from
     */
    BitCases(long seed) {
        usual = new RandomCases(seed, MANY_SURFACES);
        large = new RandomCases(seed, MANY_POINTS);
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
        return large.get(number);
    }
}

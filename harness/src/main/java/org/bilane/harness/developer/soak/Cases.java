package org.bilane.harness.developer.soak;

import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;

/**
 * The cases of one caller, one after the other: of many surfaces, of many points, of many knots, and of many surfaces
 * and points on few knots, whose sums go through moments. Not thread-safe.
 */
final class Cases {
    private final RandomCases[] kinds;
    private int next;

    /**
     * Cases from the first on.
     *
     * @param seed what they follow from
     */
    Cases(long seed) {
        kinds = new RandomCases[] {
            new RandomCases(seed, new RandomCases.Bounds(1, 24, 2, 20, 0, 20_000)),
            new RandomCases(seed, new RandomCases.Bounds(1, 200, 2, 6, 0, 400)),
            new RandomCases(seed, new RandomCases.Bounds(1, 24, 2, 20, 0, 20_000)),
            new RandomCases(seed, new RandomCases.Bounds(1, 6, 2, 60, 20_000, 150_000)),
            new RandomCases(seed, new RandomCases.Bounds(40, 80, 2, 3, 3000, 8000)),
        };
    }

    /** The next case. */
    RandomCase next() {
        // Each kind goes on where it was, so that all meet every kind of values and axes.
        RandomCase inputs = kinds[next % kinds.length].get(next / kinds.length);
        next++;
        return inputs;
    }
}

package org.bilane.kernel.cell;

import java.util.Arrays;

/**
 * An axis cut into buckets of equal width, so narrow that no two knots lie in one, the first knot not counted. A
 * multiplication finds a coordinate's bucket, and the bucket a cell that is right or one too small: one comparison with
 * the next knot decides.
 */
final class KnotBuckets {
    /** Buckets for a knot that are tried first: with more of them fewer coordinates lie in a bucket that has a knot. */
    private static final int LEAST_PER_KNOT = 4;
    /** So many buckets that their starts fill half of the smallest usual L1, or that they are few for each knot. */
    private static final int MOST = 4096;
    private static final int MOST_PER_KNOT = 16;
    /** So many knots that the starts of their buckets take 64 MiB at most. */
    private static final int MOST_KNOTS = 1 << 20;

    private final double bucketsPerUnit;
    private final int[] starts;

    private KnotBuckets(double bucketsPerUnit, int[] starts) {
        this.bucketsPerUnit = bucketsPerUnit;
        this.starts = starts;
    }

    /**
     * The buckets of an axis.
     *
     * @param knots the knots, ascending
     * @return the buckets; null if too many were needed
     */
    static KnotBuckets of(double[] knots) {
        double span = knots[knots.length - 1] - knots[0];
        if (knots.length > MOST_KNOTS) {
            return null;
        }
        int most = Math.max(MOST, knots.length * MOST_PER_KNOT);
        for (int buckets = knots.length * LEAST_PER_KNOT; buckets <= most; buckets *= 2) {
            double perUnit = buckets / span;
            int[] starts = perUnit > 0 && perUnit <= Double.MAX_VALUE ? starts(knots, perUnit, buckets) : null;
            if (starts != null) {
                return new KnotBuckets(perUnit, starts);
            }
        }
        return null;
    }

    /** The cell of the least coordinate in each bucket; null if two knots lie in one. */
    private static int[] starts(double[] knots, double perUnit, int buckets) {
        // A bucket never falls as x grows; the greatest may be one more than there should be, by rounding.
        int[] starts = new int[buckets + 2];
        int next = 0;
        for (int i = 1; i < knots.length; i++) {
            int bucket = bucket(knots[i], knots[0], perUnit);
            if (bucket < next || bucket >= starts.length) {
                return null;
            }
            Arrays.fill(starts, next, bucket + 1, i - 1);
            next = bucket + 1;
        }
        return starts;
    }

    private static int bucket(double x, double first, double perUnit) {
        return (int) ((x - first) * perUnit);
    }

    /**
     * By what a coordinate's distance from the least knot is multiplied.
     *
     * @return the buckets that a coordinate passes when it grows by 1
     */
    double bucketsPerUnit() {
        return bucketsPerUnit;
    }

    /**
     * For each bucket a cell that is right or one too small.
     *
     * @return the array itself
     */
    int[] starts() {
        return starts;
    }
}

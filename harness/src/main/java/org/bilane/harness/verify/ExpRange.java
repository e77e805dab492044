package org.bilane.harness.verify;

import java.util.random.RandomGenerator;

/** Where arguments of exp are taken from. */
enum ExpRange {
    /** The short form of exp: each binade as dense as the next. */
    SHORT_PATTERNS("bit patterns in [-708, 709]", false, 6) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return pattern(i, count, LEAST_SHORT, GREATEST_SHORT, random);
        }
    },
    /** The short form: mostly large arguments, whose reduction loses most. */
    SHORT_UNIFORM("uniform in [-708, 709]", false, 5) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return random.nextDouble(LEAST_SHORT, GREATEST_SHORT);
        }
    },
    /** The short form where the reduction steps to another multiple, or the ulp of the result changes. */
    SHORT_NEAR_MULTIPLES("near k ln2/2N in [-708, 709]", false, 3) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return nearMultiple(LEAST_SHORT, GREATEST_SHORT, random);
        }
    },
    /** The full form: all doubles for which exp is none of 0, 1 and infinity. */
    FULL_PATTERNS("bit patterns, wide table", true, 5) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return pattern(i, count, LEAST_NONZERO, GREATEST_FINITE, random);
        }
    },
    /** The full form as {@link #SHORT_NEAR_MULTIPLES}. */
    FULL_NEAR_MULTIPLES("near k ln2/2N, wide table", true, 3) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return nearMultiple(LEAST_NONZERO, GREATEST_FINITE, random);
        }
    },
    /** Arguments with subnormal results. */
    SUBNORMAL("subnormal results", true, 2) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            return random.nextDouble(LEAST_NONZERO, LEAST_NORMAL);
        }
    },
    /** All doubles around those where results become 0, subnormal and infinite, and where the short form ends. */
    THRESHOLDS("next to the thresholds", true, 1) {
        @Override
        double draw(long i, long count, RandomGenerator random) {
            double threshold = EDGES[(int) (i % EDGES.length)];
            return stepped(threshold, (i - count / 2) / EDGES.length);
        }
    };

    private static final double LEAST_SHORT = -708;
    private static final double GREATEST_SHORT = 709;
    /** The least double whose exp is rounded to 2^-1074, not 0. */
    private static final double LEAST_NONZERO = -745.1332191019411;
    /** The least double whose exp is at least 2^-1022. */
    private static final double LEAST_NORMAL = -708.3964185322641;
    private static final double GREATEST_FINITE = 709.782712893384;
    private static final double[] EDGES =
        {LEAST_NONZERO, LEAST_NORMAL, LEAST_SHORT, GREATEST_SHORT, GREATEST_FINITE};
    /** Up to here exp is rounded to 1. */
    private static final double GREATEST_OF_ONE = 0x1p-53;
    private static final double LEAST_OF_ONE = -0x1p-54;

    private static final double LN2 = Math.log(2);
    private static final int GREATEST_N = 8;
    private static final int GREATEST_REACH_BITS = 20;

    private final String title;
    private final boolean wide;
    private final int share;

    ExpRange(String title, boolean wide, int share) {
        this.title = title;
        this.wide = wide;
        this.share = share;
    }

    /**
     * The range's name.
     *
     * @return a few words
     */
    String title() {
        return title;
    }

    /**
     * Whether the full form of exp is meant.
     *
     * @return true if the table's range must be wide
     */
    boolean wide() {
        return wide;
    }

    /**
     * How many of all arguments belong to this range.
     *
     * @param total the number of all
     * @return its share, at least 1
     */
    long count(long total) {
        int shares = 0;
        for (ExpRange range : values()) {
            shares += range.share;
        }
        return Math.ceilDiv(total * share, shares);
    }

    /**
     * Draws an argument.
     *
     * @param i its number, from 0
     * @param count how many will be drawn
     * @param random where the randomness comes from
     * @return the argument, finite
     */
    abstract double draw(long i, long count, RandomGenerator random);

    /** Cuts the patterns of the range, but for those whose exp is 1, in {@code count} runs; a pattern of run i. */
    private static double pattern(long i, long count, double from, double to, RandomGenerator random) {
        long firstPositive = Double.doubleToRawLongBits(GREATEST_OF_ONE) + 1;
        long positive = Double.doubleToRawLongBits(to) - firstPositive + 1;
        long firstNegative = Double.doubleToRawLongBits(LEAST_OF_ONE) + 1;
        long negative = Double.doubleToRawLongBits(from) - firstNegative + 1;
        long run = (positive + negative) / count;
        long place = i * run + random.nextLong(run);
        return Double.longBitsToDouble(place < positive ? firstPositive + place : firstNegative + place - positive);
    }

    /** A double near a multiple of ln2/2N, with each order of distance as likely. */
    private static double nearMultiple(double from, double to, RandomGenerator random) {
        double unit = LN2 / (2 * random.nextInt(1, GREATEST_N + 1));
        int k;
        do {
            k = random.nextInt((int) (from / unit), (int) (to / unit) + 1);
        } while (k == 0);
        int reach = 1 << random.nextInt(GREATEST_REACH_BITS + 1);
        return Math.clamp(stepped(k * unit, random.nextInt(-reach, reach + 1)), from, to);
    }

    private static double stepped(double value, long steps) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + steps);
    }
}

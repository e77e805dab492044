package org.bilane.kernel.sum;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Running sums that keep what each addition rounds away: the second-order sum of Ogita, Rump and Oishi, "Accurate Sum
 * and Dot Product" (2005), whose error is about that of adding in twice the precision. Not thread-safe.
 */
public final class CompensatedSums {
    private double[] high = new double[0];
    private double[] low = new double[0];

    /** No sums yet. */
    public CompensatedSums() {
    }

    /**
     * Starts again.
     *
     * @param count how many sums
     */
    public void clear(int count) {
        if (high.length < count) {
            // Last the one whose length is asked: if there is no heap for one of them, the next call tries again.
            low = new double[count];
            high = new double[count];
        } else {
            Arrays.fill(high, 0, count, 0);
            Arrays.fill(low, 0, count, 0);
        }
    }

    /**
     * Adds a term to each sum.
     *
     * @param terms off-heap: the terms
     * @param from the index of the term for sum 0
     * @param count how many sums
     */
    public void add(MemorySegment terms, long from, int count) {
        for (int i = 0; i < count; i++) {
            add(i, terms.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i));
        }
    }

    /**
     * Adds a term to one sum.
     *
     * @param i which sum
     * @param term the term
     */
    public void add(int i, double term) {
        double sum = high[i] + term;
        low[i] += TwoSum.lost(high[i], term, sum);
        high[i] = sum;
    }

    /**
     * One sum.
     *
     * @param i which
     * @return the sum, rounded; infinite or NaN as adding without compensation would be
     */
    public double value(int i) {
        // Beside an infinity the compensation is NaN and means nothing.
        return Double.isFinite(high[i]) ? high[i] + low[i] : high[i];
    }
}

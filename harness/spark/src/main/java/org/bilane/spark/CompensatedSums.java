package org.bilane.spark;

import java.io.Serializable;

/**
 * Running sums that keep what each addition rounds away (Ogita, Rump and Oishi, "Accurate Sum and Dot Product", 2005),
 * with an error as if they were added in about twice the precision. The kernel does not export its own,
 * which cannot be serialized to be sent between executors. Not thread-safe.
 */
final class CompensatedSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] high;
    private final double[] low;

    /**
     * Sums of nothing.
     *
     * @param count how many
     */
    CompensatedSums(int count) {
        high = new double[count];
        low = new double[count];
    }

    /**
     * Adds a term to a sum.
     *
     * @param i which sum
     * @param term the term
     */
    void add(int i, double term) {
        // Knuth's TwoSum: the rounding error of an addition is a double.
        double sum = high[i] + term;
        double rest = sum - high[i];
        low[i] += (high[i] - (sum - rest)) + (term - rest);
        high[i] = sum;
    }

    /**
     * Adds other sums to these.
     *
     * @param other as many sums
     */
    void add(CompensatedSums other) {
        for (int i = 0; i < high.length; i++) {
            add(i, other.high[i]);
            low[i] += other.low[i];
        }
    }

    /**
     * The sums, rounded; infinite or NaN as plain addition would have them.
     *
     * @return a new array
     */
    double[] values() {
        double[] values = new double[high.length];
        for (int i = 0; i < values.length; i++) {
            // Beside an infinity the compensation is NaN and means nothing.
            values[i] = Double.isFinite(high[i]) ? high[i] + low[i] : high[i];
        }
        return values;
    }
}

package org.bilane.harness.verify;

import java.util.Arrays;

/**
 * The largest error of exp over its range: of the results in each of many bins of equal width, the worst. Thread-safe.
 */
public final class UlpProfile {
    /** Where the first bin begins: a little below the least argument whose exp is not 0. */
    public static final double FROM = -746;
    /** The width of a bin. */
    public static final double BIN_WIDTH = 4;
    /** The number of bins; the last one ends a little above the greatest argument whose exp is finite. */
    public static final int BINS = 364;

    private final double[] narrow = none();
    private final double[] wide = none();

    /** A profile of no results. */
    public UlpProfile() {
    }

    /**
     * Bins without results.
     *
     * @return a NaN for each bin
     */
    public static double[] none() {
        double[] bins = new double[BINS];
        Arrays.fill(bins, Double.NaN);
        return bins;
    }

    /**
     * Puts an error into bins that one thread fills.
     *
     * @param bins from {@link #none}
     * @param x the argument, finite; beyond the bins the first or last one takes it
     * @param error the error in ulp, 0 or more or infinite
     */
    public static void note(double[] bins, double x, double error) {
        int bin = (int) Math.clamp((x - FROM) / BIN_WIDTH, 0, BINS - 1);
        if (!(error <= bins[bin])) {
            bins[bin] = error;
        }
    }

    /**
     * Adds the results of one thread.
     *
     * @param fromWideTable whether they are from tables in which exp may be subnormal or infinite
     * @param bins the worst error in each bin, NaN where there is no result
     */
    public synchronized void add(boolean fromWideTable, double[] bins) {
        double[] all = fromWideTable ? wide : narrow;
        for (int bin = 0; bin < BINS; bin++) {
            if (!Double.isNaN(bins[bin]) && !(bins[bin] <= all[bin])) {
                all[bin] = bins[bin];
            }
        }
    }

    /**
     * The worst errors.
     *
     * @param fromWideTable of tables in which exp may be subnormal or infinite, or of the others
     * @return ulp for each bin, infinite for a result that is wrong altogether, NaN where there was no result; a copy
     */
    public synchronized double[] worst(boolean fromWideTable) {
        return (fromWideTable ? wide : narrow).clone();
    }
}

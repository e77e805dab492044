package org.bilane.harness.verify;

/**
 * One row of the result: the worst of many cases against a bound.
 *
 * @param name what is checked
 * @param range on which inputs
 * @param cases how many results were looked at
 * @param worst the largest error or the number of differences, in {@code unit}; infinite for a result that is wrong
 *     altogether; NaN if nothing was looked at
 * @param unit what {@code worst} and {@code bound} are counted in
 * @param bound the largest {@code worst} that keeps the promise
 * @param at the input of the worst case, or another remark; empty if there is nothing to say
 * @param status whether the promise is kept
 */
public record Check(String name, String range, long cases, double worst, String unit, double bound, String at,
        Status status) {
    /** The outcomes of a check. */
    public enum Status {
        /** The promise is kept. */
        PASSED,
        /** The promise is broken, or a check that must be possible was not. */
        FAILED,
        /** This JVM gives nothing to check. */
        NOT_RUN
    }

    /**
     * A check of results, which passes unless one of them was too far off.
     *
     * @param name what is checked
     * @param range on which inputs
     * @param tally the results
     * @param unit what errors are counted in
     * @param bound the largest error that keeps the promise
     * @return the check; it fails if there was no result at all
     */
    static Check of(String name, String range, Tally tally, String unit, double bound) {
        boolean passed = tally.cases() > 0 && tally.worst() <= bound && tally.refused() == 0;
        return new Check(name, range, tally.cases(), tally.worst(), unit, bound, tally.at(),
                passed ? Status.PASSED : Status.FAILED);
    }
}

package org.bilane.harness.verify;

/**
 * Errors of many results, of which the largest is kept. Immutable.
 *
 * @param cases how many results
 * @param refused how many of them a reference refused that decides better than the error, which is rounded, can
 * @param worst the largest error; a NaN error counts as infinite
 * @param at the input of the worst result, empty as long as all are exact
 */
record Tally(long cases, long refused, double worst, String at) {
    /** No results. */
    static final Tally NONE = new Tally(0, 0, 0, "");

    /** A NaN error, which no comparison would find, becomes infinite. */
    Tally {
        worst = Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
    }

    /**
     * The results of both.
     *
     * @param other other results
     * @return a tally in which a refused result is worse than any other, and of equal errors that of this one is
     */
    Tally plus(Tally other) {
        boolean otherIsWorse = other.refused > 0 == refused > 0 ? other.worst > worst : other.refused > 0;
        Tally worse = otherIsWorse ? other : this;
        return new Tally(cases + other.cases, refused + other.refused, worse.worst, worse.at);
    }
}

package org.bilane.harness.developer.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The worst case of a job of many sizes. */
final class Extreme {
    private double worst = Double.NEGATIVE_INFINITY;
    private String at = "";

    /** No case yet. */
    Extreme() {
    }

    /**
     * Takes a case.
     *
     * @param value what it came to; NaN if it could not be measured
     * @param where the case
     */
    void take(double value, String where) {
        if (value > worst) {
            worst = value;
            at = where;
        }
    }

    /**
     * Judges.
     *
     * @param bar what is to hold, in words
     * @param limit the most that the worst case may come to
     * @param format how it is told
     * @return the verdict; open if there was no case
     */
    Verdict atMost(String bar, double limit, String format) {
        return worst == Double.NEGATIVE_INFINITY
                ? Verdict.open(bar, "not measured")
                : new Verdict(bar, OptionalDouble.of(worst),
                        "at worst " + String.format(Locale.ROOT, format, worst) + ", at " + at,
                        Optional.of(worst <= limit));
    }
}

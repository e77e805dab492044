package org.bilane.harness.developer.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The worst case of a job of many sizes. */
final class Extreme {
    private double worst = Double.NEGATIVE_INFINITY;
    private String at = "";
    private int cases;
    private int unmeasured;

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
        cases++;
        if (Double.isNaN(value)) {
            unmeasured++;
        } else if (value > worst) {
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
     * @return the verdict; open if there was no case, or if some were not measured and the others are within the limit
     */
    Verdict atMost(String bar, double limit, String format) {
        if (unmeasured == cases) {
            return Verdict.open(bar, "not measured");
        }
        String measured = "at worst " + String.format(Locale.ROOT, format, worst) + ", at " + at
                + (unmeasured == 0 ? "" : ", but not measured in " + unmeasured + " of " + cases + " cases");
        // Any of the others may have been worse.
        Optional<Boolean> met = worst <= limit && unmeasured > 0 ? Optional.empty() : Optional.of(worst <= limit);
        return new Verdict(bar, OptionalDouble.of(worst), measured, met);
    }
}

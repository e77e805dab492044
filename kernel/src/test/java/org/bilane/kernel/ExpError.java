package org.bilane.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import org.bilane.reference.ExactValue;
import org.bilane.reference.PreciseExp;

/** Holds exp of interpolated values to its contract. */
final class ExpError {
    /** In ulp, where the argument must be exact. */
    static final double ALLOWED_ON_EXACT = 1;
    /** In ulp, beyond what the argument's own error explains. */
    static final double ALLOWED = 2;
    /** exp is 0 or infinite long before. */
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1500);
    private static final BigDecimal INFINITY = BigDecimal.TWO.pow(1024);

    private ExpError() {
    }

    /** The ulps that are allowed for a value. */
    static double allowed(ExactValue exact) {
        return exact instanceof ExactValue.Finite finite && finite.mustBeExact() ? ALLOWED_ON_EXACT : ALLOWED;
    }

    /**
     * How far a result lies outside the range of exp over all arguments that the contract of interpolation admits,
     * in ulp of the end of the range.
     */
    static double ulps(ExactValue exact, double result) {
        if (exact instanceof ExactValue.Special special) {
            double expected = special.value() == Double.NEGATIVE_INFINITY ? 0 : special.value();
            return Double.compare(expected, result) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        ExactValue.Finite finite = (ExactValue.Finite) exact;
        if (Double.isNaN(result)) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal value = finite.toBigDecimal();
        BigDecimal low = PreciseExp.exp(value.subtract(finite.tolerance()).max(LIMIT.negate()).min(LIMIT));
        BigDecimal high = PreciseExp.exp(value.add(finite.tolerance()).max(LIMIT.negate()).min(LIMIT));
        BigDecimal got = Double.isInfinite(result) ? INFINITY : new BigDecimal(result);
        if (got.compareTo(low) < 0) {
            return Double.isInfinite(result) ? 0 : inUlps(low.subtract(got), low);
        }
        return got.compareTo(high) > 0 ? inUlps(got.subtract(high), high) : 0;
    }

    private static double inUlps(BigDecimal distance, BigDecimal value) {
        double below = Math.min(value.doubleValue(), Double.MAX_VALUE);
        if (below > 0 && new BigDecimal(below).compareTo(value) > 0) {
            below = Math.nextDown(below);
        }
        return distance.divide(new BigDecimal(Math.ulp(below)), MathContext.DECIMAL64).doubleValue();
    }
}

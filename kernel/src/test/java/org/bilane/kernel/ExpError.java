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
    private static final BigDecimal LIMIT_OF_TEN = BigDecimal.valueOf(700);
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
        return ulps(Transform.EXP, exact, result);
    }

    /** The same for the power that a transform takes. */
    static double ulps(Transform transform, ExactValue exact, double result) {
        if (exact instanceof ExactValue.Special special) {
            double expected = special.value() == Double.NEGATIVE_INFINITY ? 0 : special.value();
            return Double.compare(expected, result) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        if (!(result >= 0)) {
            return Double.POSITIVE_INFINITY;
        }
        ExactValue.Finite finite = (ExactValue.Finite) exact;
        if (Double.isInfinite(result)) {
            return low(transform, finite).compareTo(INFINITY) >= 0 ? 0 : ulps(transform, finite, INFINITY);
        }
        return ulps(transform, finite, new BigDecimal(result));
    }

    /** The same for a finite result that need not be a double. */
    static double ulps(Transform transform, ExactValue.Finite exact, BigDecimal result) {
        BigDecimal low = low(transform, exact);
        BigDecimal high = power(transform, exact.toBigDecimal().add(exact.tolerance()));
        if (result.compareTo(low) < 0) {
            return inUlps(low.subtract(result), low);
        }
        return result.compareTo(high) > 0 ? inUlps(result.subtract(high), high) : 0;
    }

    private static BigDecimal low(Transform transform, ExactValue.Finite exact) {
        return power(transform, exact.toBigDecimal().subtract(exact.tolerance()));
    }

    /** The natural logarithm of the base of a transform other than the identity. */
    static double naturalLogarithm(Transform transform) {
        return switch (transform) {
            case EXP -> 1;
            case EXP2 -> Math.log(2);
            case EXP10 -> Math.log(10);
            case IDENTITY -> throw new IllegalArgumentException("no power");
        };
    }

    /** What a transform other than the identity makes of a value, to 50 digits. */
    static BigDecimal power(Transform transform, BigDecimal value) {
        BigDecimal limited = value.max(LIMIT.negate()).min(LIMIT);
        return switch (transform) {
            case EXP -> PreciseExp.exp(limited);
            case EXP2 -> PreciseExp.power(2, limited);
            case EXP10 -> PreciseExp.power(10, limited.max(LIMIT_OF_TEN.negate()).min(LIMIT_OF_TEN));
            case IDENTITY -> throw new IllegalArgumentException("no power");
        };
    }

    private static double inUlps(BigDecimal distance, BigDecimal value) {
        double below = Math.min(value.doubleValue(), Double.MAX_VALUE);
        if (below > 0 && new BigDecimal(below).compareTo(value) > 0) {
            below = Math.nextDown(below);
        }
        return distance.divide(new BigDecimal(Math.ulp(below)), MathContext.DECIMAL64).doubleValue();
    }
}

package org.bilane.reference;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an interpolation really gives, and how far a double result may lie from it. The two zeros count as the
 * same number. Immutable.
 */
public sealed interface ExactValue {
    /** How many units of {@code 2^-53 * max|corner|} a result may lie from the exact value. */
    int ALLOWED_UNITS = 16;
    /** How many times {@code 2^-1074}, the smallest subnormal, a result may lie off on top of that. */
    int ALLOWED_SUBNORMALS = 4;

    /**
     * Whether a result keeps the contract: the very special value, or for a finite value
     * {@code |result - exact| <= 16 * 2^-53 * max|corner| + 4 * 2^-1074}, or equality where that is asked for
     * (see {@link Finite#mustBeExact()}). The decision is made without rounding.
     *
     * @param result what was computed
     * @return whether it is good enough
     */
    boolean admits(double result);

    /**
     * The error of a result in units of {@code 2^-53 * max|corner|}, after {@code 4 * 2^-1074} of it have
     * been forgiven. This is for figures and messages, since the quotient is rounded to a double;
     * {@link #admits} decides.
     *
     * @param result what was computed
     * @return zero or more; infinite if only one of result and exact value is finite, or if they are
     *        different special values
     */
    double errorUnits(double result);

    /**
     * A value that is no number: NaN or an infinity.
     *
     * @param value NaN or an infinity
     */
    record Special(double value) implements ExactValue {
        /**
         * Checks the value.
         *
         * @param value NaN or an infinity
         * @throws IllegalArgumentException if the value is finite
         */
        public Special {
            if (Double.isFinite(value)) {
                throw new IllegalArgumentException("value is " + value + " but must be NaN or infinite");
            }
        }

        @Override
        public boolean admits(double result) {
            return Double.compare(value, result) == 0;
        }

        @Override
        public double errorUnits(double result) {
            return admits(result) ? 0 : Double.POSITIVE_INFINITY;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /**
     * A rational number {@code numerator / denominator}, not reduced.
     *
     * @param numerator the sum of the corners times their weights, times the area of the cell
     * @param denominator the area of the cell, greater than zero
     * @param largestCorner the greatest magnitude of a corner whose weight is not zero
     * @param mustBeExact whether a result has to equal the value: all corners whose weight is not zero have
     *        one value. So it is on a knot, in a cell of four equal corners and on a knot line between equal
     *        nodes.
     */
    record Finite(Dyadic numerator, Dyadic denominator, Dyadic largestCorner, boolean mustBeExact)
            implements ExactValue {
        /** The precision of {@link #toBigDecimal()}. */
        public static final MathContext PRECISION = new MathContext(60);

        /**
         * Checks the signs.
         *
         * @param numerator any number
         * @param denominator greater than zero
         * @param largestCorner zero or more
         * @param mustBeExact whether a result has to equal the value
         * @throws IllegalArgumentException if the denominator is not positive or the largest corner negative
         */
        public Finite {
            if (denominator.signum() <= 0) {
                throw new IllegalArgumentException("denominator is " + denominator + " but must be positive");
            }
            if (largestCorner.signum() < 0) {
                throw new IllegalArgumentException(
                        "largestCorner is " + largestCorner + " but must not be negative");
            }
        }

        @Override
        public boolean admits(double result) {
            if (!Double.isFinite(result)) {
                return false;
            }
            Dyadic allowed = toleranceAsDyadic().times(denominator);
            return errorTimesDenominator(result).compareTo(allowed) <= 0;
        }

        @Override
        public double errorUnits(double result) {
            if (!Double.isFinite(result)) {
                return Double.POSITIVE_INFINITY;
            }
            Dyadic excess = errorTimesDenominator(result).minus(forgiven().times(denominator));
            if (excess.signum() <= 0) {
                return 0;
            }
            Dyadic unit = largestCorner.timesPowerOfTwo(-Double.PRECISION).times(denominator);
            return unit.signum() == 0
                    ? Double.POSITIVE_INFINITY
                    : excess.dividedBy(unit, MathContext.DECIMAL128).doubleValue();
        }

        /**
         * The value in decimal digits.
         *
         * @return the value rounded once to 60 significant digits
         */
        public BigDecimal toBigDecimal() {
            return numerator.dividedBy(denominator, PRECISION);
        }

        /**
         * How far a result may lie from this value: zero where it must be exact. A transform of the result
         * may be off by what this much makes of it, beyond its own rounding.
         *
         * @return the right side of the contract rounded to 60 significant digits
         */
        public BigDecimal tolerance() {
            return toleranceAsDyadic().dividedBy(Dyadic.ONE, PRECISION);
        }

        @Override
        public String toString() {
            String margin = mustBeExact ? " exactly" : " +- " + tolerance().round(new MathContext(3));
            return toBigDecimal() + margin;
        }

        private Dyadic toleranceAsDyadic() {
            if (mustBeExact) {
                return Dyadic.ZERO;
            }
            Dyadic units = Dyadic.of(ALLOWED_UNITS).timesPowerOfTwo(-Double.PRECISION);
            return largestCorner.times(units).plus(forgiven());
        }

        private Dyadic errorTimesDenominator(double result) {
            return Dyadic.of(result).times(denominator).minus(numerator).abs();
        }

        private static Dyadic forgiven() {
            return Dyadic.of(ALLOWED_SUBNORMALS * Double.MIN_VALUE);
        }
    }
}

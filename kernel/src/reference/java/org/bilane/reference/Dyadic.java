package org.bilane.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact number {@code significand * 2^exponent}. Every finite double is one, and sums, differences and
 * products stay exact whatever their range. The significand is kept odd (or zero with exponent zero), so that
 * {@link #equals(Object)} is equality of value. Immutable.
 *
 * @param significand the significand, odd or zero
 * @param exponent the power of two it is multiplied by
 */
public record Dyadic(BigInteger significand, int exponent) implements Comparable<Dyadic> {
    /** Zero. */
    public static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
    /** One. */
    public static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

    private static final int FRACTION_BITS = Double.PRECISION - 1;

    /**
     * Moves trailing zero bits of the significand to the exponent.
     *
     * @param significand any integer
     * @param exponent the power of two it is multiplied by
     */
    public Dyadic {
        if (significand.signum() == 0) {
            exponent = 0;
        } else {
            int zeros = significand.getLowestSetBit();
            significand = significand.shiftRight(zeros);
            exponent += zeros;
        }
    }

    /**
     * The exact value of a double. Both zeros give {@link #ZERO}.
     *
     * @param value a finite double, subnormal or not
     * @return its value
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public static Dyadic of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + " but must be finite");
        }
        // For subnormals, which have no hidden bit, getExponent gives one less than the smallest exponent.
        int exponent = Math.getExponent(value);
        long fraction = Double.doubleToRawLongBits(value) & (1L << FRACTION_BITS) - 1;
        if (exponent < Double.MIN_EXPONENT) {
            exponent = Double.MIN_EXPONENT;
        } else {
            fraction |= 1L << FRACTION_BITS;
        }
        return new Dyadic(BigInteger.valueOf(value < 0 ? -fraction : fraction), exponent - FRACTION_BITS);
    }

    /**
     * The exact sum.
     *
     * @param other what is added
     * @return {@code this + other}
     */
    public Dyadic plus(Dyadic other) {
        if (signum() == 0) {
            return other;
        }
        if (other.signum() == 0) {
            return this;
        }
        int common = Math.min(exponent, other.exponent);
        return new Dyadic(shiftedTo(common).add(other.shiftedTo(common)), common);
    }

    /**
     * The exact difference.
     *
     * @param other what is taken away
     * @return {@code this - other}
     */
    public Dyadic minus(Dyadic other) {
        return plus(new Dyadic(other.significand.negate(), other.exponent));
    }

    /**
     * The exact product.
     *
     * @param other the other factor
     * @return {@code this * other}
     */
    public Dyadic times(Dyadic other) {
        return new Dyadic(significand.multiply(other.significand), exponent + other.exponent);
    }

    /**
     * The exact product with a power of two.
     *
     * @param power any power
     * @return {@code this * 2^power}
     */
    public Dyadic timesPowerOfTwo(int power) {
        return new Dyadic(significand, exponent + power);
    }

    /**
     * The absolute value.
     *
     * @return {@code |this|}
     */
    public Dyadic abs() {
        return new Dyadic(significand.abs(), exponent);
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return significand.signum();
    }

    /**
     * The quotient, the one operation that rounds.
     *
     * @param divisor a number other than zero
     * @param precision the digits of the quotient and how it is rounded
     * @return {@code this / divisor}, rounded once
     * @throws ArithmeticException if the divisor is zero
     */
    public BigDecimal dividedBy(Dyadic divisor, MathContext precision) {
        int common = Math.min(exponent, divisor.exponent);
        return new BigDecimal(shiftedTo(common)).divide(new BigDecimal(divisor.shiftedTo(common)), precision);
    }

    /**
     * The value in decimal digits.
     *
     * @return exactly this number
     */
    public BigDecimal toBigDecimal() {
        return exponent >= 0
                ? new BigDecimal(shiftedTo(0))
                : new BigDecimal(significand.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }

    /**
     * Compares by value.
     *
     * @param other the number compared with
     * @return negative, zero or positive as this is less than, equal to or greater than the other
     */
    @Override
    public int compareTo(Dyadic other) {
        return minus(other).signum();
    }

    /** The significand of this number at an exponent that is not greater than its own. */
    private BigInteger shiftedTo(int lowerExponent) {
        return significand.shiftLeft(exponent - lowerExponent);
    }
}

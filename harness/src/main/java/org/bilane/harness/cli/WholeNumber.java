package org.bilane.harness.cli;

import java.math.BigDecimal;

/** Whole numbers as options take them, also with an exponent: {@code 1000000}, {@code 1e6}, {@code 2.5e6}. */
final class WholeNumber {
    private WholeNumber() {
    }

    /**
     * Reads a number.
     *
     * @param text the number
     * @return the same
     * @throws ArithmeticException if it is no number, not whole, or beyond 63 bits
     */
    static long of(String text) {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (NumberFormatException e) {
            throw new ArithmeticException(text);
        }
    }
}

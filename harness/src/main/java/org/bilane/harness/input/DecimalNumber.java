package org.bilane.harness.input;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as users write them and as messages print them. */
public final class DecimalNumber {
    /** Java's own parser takes more: {@code 1f}, {@code 0x1p3}, blanks around. */
    private static final Pattern FORM =
            Pattern.compile("[+-]?(([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|Infinity)");

    private DecimalNumber() {
    }

    /**
     * The nearest double.
     *
     * @param text decimal digits, with a sign, a point and an exponent where there are such; or {@code Infinity}
     * @return the number, infinite if it is too large; empty if the text has another form
     */
    public static OptionalDouble parse(String text) {
        return FORM.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}

package org.bilane.harness.developer;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Writes seconds that are powers of ten, for the marks of a log axis. */
final class TimeMarks extends NumberFormat {
    @Serial
    private static final long serialVersionUID = 1L;
    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    /** The only kind. */
    TimeMarks() {
    }

    @Override
    public StringBuffer format(double seconds, StringBuffer text, FieldPosition position) {
        int exponent = (int) Math.round(Math.log10(seconds));
        int unit = Math.clamp(Math.floorDiv(exponent, 3) + 3, 0, UNITS.length - 1);
        int rest = exponent - 3 * (unit - 3);
        return text.append(rest >= 0 ? "1" + "0".repeat(rest) : "1e" + rest).append(' ').append(UNITS[unit]);
    }

    @Override
    public StringBuffer format(long seconds, StringBuffer text, FieldPosition position) {
        return format((double) seconds, text, position);
    }

    /**
     * Not needed for an axis.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("marks of an axis are written, never read");
    }
}

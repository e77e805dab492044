package org.bilane.harness.npy;

import java.util.Arrays;

/**
 * Parses the text of a header: a Python dictionary literal of exactly {@code 'descr'} (a string),
 * {@code 'fortran_order'} (True or False) and {@code 'shape'} (a tuple of integers), in any order. What NumPy
 * never writes, such as escapes, comments, other keys or a key twice, is refused.
 */
final class HeaderParser {
    private final String text;
    private final boolean longSuffix;
    private int at;

    private String descr;
    private Boolean fortranOrder;
    private long[] shape;

    private HeaderParser(String text, boolean longSuffix) {
        this.text = text;
        this.longSuffix = longSuffix;
    }

    /**
     * What a header says, not yet checked for meaning.
     *
     * @param descr the element type, any string
     * @param fortranOrder whether the first axis is contiguous
     * @param shape the axis lengths, of either sign; not shared
     */
    record Fields(String descr, boolean fortranOrder, long[] shape) {
    }

    /**
     * Parses a header.
     *
     * @param text the text between the header's length and the data, padding included
     * @param longSuffix whether integers may end in {@code L}, as Python 2 wrote them in formats 1.0 and 2.0
     * @return the three values
     * @throws IllegalArgumentException if the text is anything but such a dictionary
     */
    static Fields parse(String text, boolean longSuffix) {
        HeaderParser parser = new HeaderParser(text, longSuffix);
        parser.dictionary();
        return new Fields(parser.descr, parser.fortranOrder, parser.shape);
    }

    private void dictionary() {
        expect('{');
        while (!accept('}')) {
            entry();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipSpace();
        if (at < text.length()) {
            throw unexpected("nothing after the dictionary");
        }
        if (descr == null || fortranOrder == null || shape == null) {
            throw new IllegalArgumentException("header lacks "
                    + (descr == null ? "'descr'" : fortranOrder == null ? "'fortran_order'" : "'shape'")
                    + "; it must have 'descr', 'fortran_order' and 'shape'");
        }
    }

    private void entry() {
        String key = string("a key");
        expect(':');
        switch (key) {
            case "descr" -> {
                requireFirst(key, descr);
                descr = string("'descr' to be a string such as '<f8' (structured types are refused)");
            }
            case "fortran_order" -> {
                requireFirst(key, fortranOrder);
                fortranOrder = bool();
            }
            case "shape" -> {
                requireFirst(key, shape);
                shape = tuple();
            }
            default -> throw new IllegalArgumentException("header has the key " + Quote.of(key)
                    + "; only 'descr', 'fortran_order' and 'shape' are allowed");
        }
    }

    private static void requireFirst(String key, Object earlier) {
        if (earlier != null) {
            throw new IllegalArgumentException(
                    "header has the key " + Quote.of(key) + " twice; once is allowed");
        }
    }

    private String string(String expected) {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : 0;
        if (quote != '\'' && quote != '"') {
            throw unexpected(expected);
        }
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\' || c == '\n' || c == '\r') {
                throw unexpected("a string without escapes and line breaks");
            }
            at++;
        }
        String value = text.substring(start, at);
        expect(quote);
        return value;
    }

    private boolean bool() {
        skipSpace();
        for (boolean value : new boolean[] {false, true}) {
            String name = value ? "True" : "False";
            if (text.startsWith(name, at)) {
                at += name.length();
                return value;
            }
        }
        throw unexpected("'fortran_order' to be True or False");
    }

    private long[] tuple() {
        expect('(');
        long[] values = new long[4];
        int count = 0;
        boolean comma = true;
        while (!accept(')')) {
            if (!comma) {
                throw unexpected("',' or ')'");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = integer();
            comma = accept(',');
        }
        if (count == 1 && !comma) {
            throw new IllegalArgumentException("header's 'shape' is an integer in parentheses;"
                    + " it must be a tuple, which for one axis is written with a comma");
        }
        return Arrays.copyOf(values, count);
    }

    private long integer() {
        skipSpace();
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        // Python writes neither leading zeros nor -0.
        if (at == digits || text.charAt(digits) == '0' && at - start > 1) {
            at = start;
            throw unexpected("a decimal integer");
        }
        String number = text.substring(start, at);
        if (longSuffix && at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "header's 'shape' has the length " + Quote.of(number) + "; it must be < 2^63", e);
        }
    }

    private boolean accept(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = at < text.length() ? Quote.of(text.substring(at)) : "the header's end";
        return new IllegalArgumentException(
                "header is malformed: expected " + expected + " at character " + at + ", found " + found);
    }
}

package org.bilane.harness.cli;

/** Text from outside, such as arguments, made fit for a message of one line. */
final class OneLine {
    private OneLine() {
    }

    /**
     * Replaces what would break the line or steer a terminal.
     *
     * @param text any text
     * @return the text with control characters and line separators as {@code \}{@code uXXXX}
     */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isISOControl(c) || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                line.append("\\u%04x".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}

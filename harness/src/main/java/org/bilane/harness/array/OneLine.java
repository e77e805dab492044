package org.bilane.harness.array;

/** Text from a file, made fit for a line of a message or a table. */
public final class OneLine {
    private OneLine() {
    }

    /**
     * Escapes what would break the line or steer a terminal.
     *
     * @param text any text: names and attributes of files may hold line breaks and terminal escapes
     * @return the text with control characters and line separators as {@code \}{@code uXXXX}
     */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int category = Character.getType(c);
            if (Character.isISOControl(c) || category == Character.LINE_SEPARATOR
                    || category == Character.PARAGRAPH_SEPARATOR || category == Character.SURROGATE
                    || category == Character.FORMAT) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /**
     * As {@link #of}, shortened so that a hostile file cannot flood the terminal.
     *
     * @param text any text
     * @param longest how many characters are kept at most
     * @return the begin of the text, with three dots where something is left out
     */
    public static String shortened(String text, int longest) {
        return of(text.length() <= longest ? text : text.substring(0, longest) + "...");
    }
}

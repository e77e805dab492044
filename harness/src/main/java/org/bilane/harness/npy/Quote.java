package org.bilane.harness.npy;

/** Text from a file, quoted for a message. */
final class Quote {
    private static final int LONGEST = 40;

    private Quote() {
    }

    /**
     * Quotes a text, shortened so that a hostile header cannot flood the terminal.
     *
     * @param text the text
     * @return its first characters in single quotes
     */
    static String of(String text) {
        return "'" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...") + "'";
    }
}

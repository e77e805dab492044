package org.bilane.harness.developer.compare;

import java.io.IOException;

/** What the words of an answer mean. */
final class Answers {
    private Answers() {
    }

    /**
     * The time that a contender took.
     *
     * @param words the answer
     * @return seconds, above 0
     * @throws IOException if the answer is no time
     */
    static double seconds(String[] words) throws IOException {
        try {
            double seconds = Double.parseDouble(words[0]);
            if (seconds > 0 && seconds < Double.POSITIVE_INFINITY) {
                return seconds;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // The message below holds for this too.
        }
        throw new IOException("answered \"" + String.join(" ", words) + "\" in place of a time");
    }
}

package org.bilane.harness.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was meant by a word with a slip of the finger in it. */
final class Nearest {
    private static final int MOST_SLIPS = 2;

    private Nearest() {
    }

    /**
     * The word that is nearest to another.
     *
     * @param typed what was typed
     * @param known what could have been meant
     * @return the first of those with the fewest letters to insert, delete or replace; empty if that takes more than
     *     two, or more than half of its letters
     */
    static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> slips(typed, word) <= Math.min(MOST_SLIPS, Math.ceilDiv(letters(word), 2)))
                .min(Comparator.comparingInt(word -> slips(typed, word)));
    }

    private static int letters(String word) {
        return (int) word.chars().filter(Character::isLetter).count();
    }

    /** The Levenshtein distance, a row of the table at a time. */
    private static int slips(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

package org.bilane.harness.verify;

import java.util.List;

/** Counts the calls whose results differ in any bit, and remembers the first. Not thread-safe. */
final class Differences {
    private long results;
    private long different;
    private String first = "";

    /** Nothing compared so far. */
    Differences() {
    }

    /**
     * Compares the results of one case.
     *
     * @param where the case, in words, for the report
     * @param expected the digests of all its calls
     * @param actual as many digests, of the same calls
     */
    void compare(String where, List<Digest> expected, List<Digest> actual) {
        if (expected.size() != actual.size()) {
            count(where + ": " + actual.size() + " calls in place of " + expected.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            results += expected.get(i).results();
            if (!expected.get(i).equals(actual.get(i))) {
                count(where + ": " + expected.get(i).call());
            }
        }
    }

    private void count(String what) {
        different++;
        first = first.isEmpty() ? what : first;
    }

    /**
     * All that was compared.
     *
     * @return the number of results, and as the error the number of calls that differ
     */
    Tally tally() {
        return new Tally(results, 0, different, first);
    }
}

package org.bilane.harness.cli;

import java.util.List;

/** A command that takes one word beside its options. */
interface TakesWord extends Command {
    /**
     * What the word may be.
     *
     * @return all words that the command knows
     */
    List<String> words();

    /**
     * Takes the word, before {@link #run}.
     *
     * @param word one of {@link #words}
     */
    void take(String word);
}

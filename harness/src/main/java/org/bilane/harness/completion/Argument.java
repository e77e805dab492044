package org.bilane.harness.completion;

import java.util.List;

/** What an option is followed by. */
public sealed interface Argument {
    /**
     * The words that it may be.
     *
     * @return the words; none where it is anything else
     */
    default List<String> words() {
        return List.of();
    }

    /** Nothing: a switch. */
    record None() implements Argument {
    }

    /** The name of a file or folder. */
    record File() implements Argument {
    }

    /**
     * One of a few words.
     *
     * @param words the words, without blanks
     */
    record Word(List<String> words) implements Argument {
        /** Copies the list. */
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A number or another value that no shell can guess. */
    record Other() implements Argument {
    }
}

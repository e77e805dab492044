package org.bilane.harness.completion;

import java.util.List;

/**
 * What can follow a command on a command line.
 *
 * @param name the command
 * @param description what it does, in one line
 * @param words what it takes beside options; none for most commands
 * @param takesFile whether it takes a file beside options
 * @param options its options
 */
public record CommandWords(String name, String description, List<String> words, boolean takesFile,
        List<Option> options) {
    /** Copies the lists. */
    public CommandWords {
        words = List.copyOf(words);
        options = List.copyOf(options);
    }
}

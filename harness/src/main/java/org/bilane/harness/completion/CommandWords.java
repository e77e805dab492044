package org.bilane.harness.completion;

import java.util.List;

/**
 * What can follow a command on a command line.
 *
 * @param name the command
 * @param description what it does, in one line
 * @param operand what it takes beside options; nothing for most commands
 * @param options its options
 */
public record CommandWords(String name, String description, Argument operand, List<Option> options) {
    /** Copies the list. */
    public CommandWords {
        options = List.copyOf(options);
    }
}

package org.bilane.harness.completion;

import java.util.Objects;

/**
 * An option of a command.
 *
 * @param name its name with the dashes
 * @param description what it is for, in one line
 * @param argument what it is followed by
 * @param repeatable whether it may be given several times
 */
public record Option(String name, String description, Argument argument, boolean repeatable) {
    /** Checks that all is there. */
    public Option {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(argument, "argument");
    }
}

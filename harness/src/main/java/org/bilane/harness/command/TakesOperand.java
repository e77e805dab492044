package org.bilane.harness.command;

import org.bilane.harness.completion.Argument;

/** A command that takes one argument beside its options. */
public interface TakesOperand extends Command {
    /**
     * What the argument may be.
     *
     * @return a file, or one of a few words
     */
    Argument operand();

    /**
     * Takes the argument, before {@link #run}.
     *
     * @param operand what the user typed
     * @throws UsageException if it cannot be used
     */
    void take(String operand) throws UsageException;
}

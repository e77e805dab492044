package org.bilane.harness.command;

import java.io.IOException;

/**
 * One command of the command line. Its annotated fields are its options, which JCommander sets before
 * {@link #run}; an instance serves a single call.
 */
public interface Command {
    /**
     * Sets the fields from arguments that are so few that no parser is needed, which saves the time to start one.
     *
     * @param arguments what follows the command's name
     * @return whether they are; else nothing has been set
     */
    default boolean takes(String[] arguments) {
        return false;
    }

    /**
     * Does the work.
     *
     * @param console where results and progress go
     * @throws UsageException if the options or the input cannot be used; nothing has been written to standard
     *     output then: exit status 2
     * @throws IOException if something fails at run time; its message is one line: exit status 1
     */
    void run(Console console) throws UsageException, IOException;

    /**
     * What must be given, as the first line of the help shows it.
     *
     * @return options and their arguments, alternatives in brackets with bars between them; empty if nothing must
     */
    default String required() {
        return "";
    }

    /**
     * How the command is called.
     *
     * @return one command line or a few, each in a line
     */
    String example();
}

package org.bilane.harness.command;

/**
 * What the user gave cannot be used: exit status 2. The message is one line and names the option or file, the
 * value and the rule.
 */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether the help of the command tells how to do better. */
    private final boolean helpExplains;

    private UsageException(String message, boolean helpExplains, Throwable cause) {
        super(message, cause);
        this.helpExplains = helpExplains;
    }

    /**
     * An option is wrong.
     *
     * @param message the option, its value and the rule, such as {@code --n 1: must be at least 2}
     * @return the exception; the line it becomes points to the command's help
     */
    public static UsageException option(String message) {
        return new UsageException(message, true, null);
    }

    /**
     * The options are understood, but a file or this machine does not fit them.
     *
     * @param message what is wrong, and the rule
     * @return the exception
     */
    public static UsageException input(String message) {
        return new UsageException(message, false, null);
    }

    /**
     * As {@link #input(String)}, for what the library or a file reader found.
     *
     * @param cause the refusal, whose message says what is wrong
     * @return the exception
     */
    public static UsageException input(Exception cause) {
        return new UsageException(cause.getMessage(), false, cause);
    }

    /**
     * Whether the help of the command tells how to do better.
     *
     * @return true for a wrong option
     */
    public boolean helpExplains() {
        return helpExplains;
    }
}

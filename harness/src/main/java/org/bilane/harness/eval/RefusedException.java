package org.bilane.harness.eval;

/**
 * What was asked for cannot be done with these files. The message is one line and names the file or the
 * option, what is wrong and the rule; nothing has been written.
 */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A problem found by this package.
     *
     * @param message the line
     */
    RefusedException(String message) {
        super(message);
    }

    /**
     * A problem found by the library or by the reader of a file.
     *
     * @param message the line
     * @param cause what was found
     */
    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

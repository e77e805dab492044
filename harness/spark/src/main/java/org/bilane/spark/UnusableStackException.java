package org.bilane.spark;

/**
 * A process of the application cannot have the stack: its file is missing, damaged or not the one that the driver
 * read; or it would sum in another order than the driver's kernel does. The message is one line that names the process,
 * what was found and what must be.
 */
public final class UnusableStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message the line
     */
    public UnusableStackException(String message) {
        super(message);
    }

    /**
     * Says what is wrong.
     *
     * @param message the line
     * @param cause what was found
     */
    public UnusableStackException(String message, Throwable cause) {
        super(message, cause);
    }
}

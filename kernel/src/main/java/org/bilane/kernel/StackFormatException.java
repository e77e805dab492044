package org.bilane.kernel;

import java.io.IOException;

/**
 * What was read is not a whole, undamaged stack file of a version that this library knows. Reading it again does not
 * help. The message is one line that names the file, what was found and what must be.
 */
public final class StackFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A file that cannot be used.
     *
     * @param message the line
     */
    public StackFormatException(String message) {
        super(message);
    }

    /**
     * A file that cannot be used, as something else found out.
     *
     * @param message the line
     * @param cause what was found
     */
    public StackFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}

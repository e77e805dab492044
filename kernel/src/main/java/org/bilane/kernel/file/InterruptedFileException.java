package org.bilane.kernel.file;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/** A thread was interrupted while it used a file, which closes the file; the JDK's own exception has no message. */
final class InterruptedFileException extends ClosedByInterruptException {
    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * An exception with a message.
     *
     * @param file the file
     * @param what what did not come to its end, such as {@code it was not written}
     * @param cause the JDK's exception
     */
    InterruptedFileException(Path file, String what, ClosedByInterruptException cause) {
        this.message = file + ": " + what + ", as the thread was interrupted";
        initCause(cause);
    }

    @Override
    public String getMessage() {
        return message;
    }
}

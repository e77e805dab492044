package org.bilane.harness.array;

import java.io.IOException;

/** An array cannot be read or written; the message is one line: its name, what is wrong, the rule. */
public class ArrayException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem found by a reader.
     *
     * @param name the file or array as the caller named it
     * @param problem what is wrong, and the rule it breaks
     */
    public ArrayException(String name, String problem) {
        this(name, problem, null);
    }

    /**
     * A problem reported by the platform or a library.
     *
     * @param name the file or array as the caller named it
     * @param problem what is wrong, and the rule it breaks
     * @param cause what was reported, or null
     */
    public ArrayException(String name, String problem, Throwable cause) {
        super(OneLine.of(name + ": " + problem), cause);
    }

    /**
     * The same problem as an exception of a format's own.
     *
     * @param cause whose message is complete
     */
    protected ArrayException(ArrayException cause) {
        super(cause.getMessage(), cause);
    }
}

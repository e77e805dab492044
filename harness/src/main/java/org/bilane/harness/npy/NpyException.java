package org.bilane.harness.npy;

import java.nio.file.Path;
import org.bilane.harness.array.ArrayException;

/** A {@code .npy} file cannot be read or written; the message is one line: file, what is wrong, the rule. */
public final class NpyException extends ArrayException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem found by this package.
     *
     * @param file the file as the caller named it
     * @param problem what is wrong, and the rule it breaks
     */
    NpyException(Path file, String problem) {
        this(file.toString(), problem, null);
    }

    /**
     * A problem of an array that may be a part of a file.
     *
     * @param name the array as the caller named it
     * @param problem what is wrong, and the rule it breaks
     */
    NpyException(String name, String problem) {
        this(name, problem, null);
    }

    /**
     * A problem reported by the platform.
     *
     * @param file the file as the caller named it
     * @param problem what is wrong, and the rule it breaks
     * @param cause what the platform reported, or null
     */
    NpyException(Path file, String problem, Throwable cause) {
        this(file.toString(), problem, cause);
    }

    /**
     * A problem that the file beneath reported, whose message is complete.
     *
     * @param cause what was reported
     */
    NpyException(ArrayException cause) {
        super(cause);
    }

    /**
     * A problem of an array that may be a part of a file.
     *
     * @param name the array as the caller named it
     * @param problem what is wrong, and the rule it breaks
     * @param cause what was reported, or null
     */
    NpyException(String name, String problem, Throwable cause) {
        super(name, problem, cause);
    }
}

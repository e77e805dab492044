package org.bilane.harness.npy;

import java.io.IOException;
import java.nio.file.Path;

/** A {@code .npy} file cannot be read or written; the message is one line: file, what is wrong, the rule. */
public final class NpyException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem found by this package.
     *
     * @param file the file as the caller named it
     * @param problem what is wrong, and the rule it breaks
     */
    NpyException(Path file, String problem) {
        this(file, problem, null);
    }

    /**
     * A problem reported by the platform.
     *
     * @param file the file as the caller named it
     * @param problem what is wrong, and the rule it breaks
     * @param cause what the platform reported, or null
     */
    NpyException(Path file, String problem, Throwable cause) {
        super(oneLine(file + ": " + problem), cause);
    }

    /** File names and header text may hold line breaks and terminal escapes; a message must not. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int category = Character.getType(c);
            if (Character.isISOControl(c) || category == Character.LINE_SEPARATOR
                    || category == Character.PARAGRAPH_SEPARATOR) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}

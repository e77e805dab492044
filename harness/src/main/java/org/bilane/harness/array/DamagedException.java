package org.bilane.harness.array;

/**
 * An array cannot be read since its file is damaged, or is no file that is read. That may show only when its data is
 * read; it is the input's fault all the same.
 */
public final class DamagedException extends ArrayException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem found by a reader, or reported by a library.
     *
     * @param name the file or array as the caller named it
     * @param problem what is wrong, and the rule it breaks
     * @param cause what was reported, or null
     */
    public DamagedException(String name, String problem, Throwable cause) {
        super(name, problem, cause);
    }
}

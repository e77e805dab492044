package org.bilane.kernel.file;

/** What becomes of a file that has the name of an output already. */
public enum ExistingFile {
    /** The output takes its place. */
    REPLACE,
    /** It stays, and the output fails. */
    KEEP
}

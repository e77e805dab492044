package org.bilane.harness.input;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An array by its name.
 *
 * @param file the file
 * @param array which array of the file; empty if the name says no more than the file
 */
public record ArrayName(Path file, String array) {
    private static final char SEPARATOR = ':';

    /**
     * Takes a name apart. The whole of it is a file if there is one of that name; else the longest part before a colon
     * that is a file, and the rest names the array and may hold colons.
     *
     * @param text as the user wrote it, not empty
     * @return the name; without an array if no part of it is a file
     * @throws java.nio.file.InvalidPathException if it cannot be a path
     */
    public static ArrayName parse(String text) {
        Path whole = Path.of(text);
        if (!Files.exists(whole)) {
            for (int at = text.lastIndexOf(SEPARATOR); at > 0; at = text.lastIndexOf(SEPARATOR, at - 1)) {
                Path file = Path.of(text.substring(0, at));
                if (Files.exists(file) && !Files.isDirectory(file)) {
                    return new ArrayName(file, text.substring(at + 1));
                }
            }
        }
        return of(whole);
    }

    /**
     * The only array of a file.
     *
     * @param file the file
     * @return the name
     */
    public static ArrayName of(Path file) {
        return new ArrayName(file, "");
    }

    /** As the user would write it. */
    @Override
    public String toString() {
        return array.isEmpty() ? file.toString() : file + String.valueOf(SEPARATOR) + array;
    }
}

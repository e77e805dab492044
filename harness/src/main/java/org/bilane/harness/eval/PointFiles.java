package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.input.ArrayName;

/**
 * The files that points come from.
 *
 * @param names one array of shape (2, m), or two of shape (m,): the coordinates x, and y
 */
public record PointFiles(List<ArrayName> names) {
    /**
     * Keeps the list.
     *
     * @throws IllegalArgumentException if there are neither one nor two
     */
    public PointFiles {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > 2) {
            throw new IllegalArgumentException("names: " + names.size() + "; must be 1 or 2");
        }
    }

    /**
     * Points in a file of shape (2, m).
     *
     * @param file the file
     * @return the files
     */
    public static PointFiles of(Path file) {
        return new PointFiles(List.of(ArrayName.of(file)));
    }

    /**
     * The files that are read.
     *
     * @return one or two
     */
    List<Path> files() {
        return names.stream().map(ArrayName::file).toList();
    }

    /** The names with "and" between them. */
    @Override
    public String toString() {
        return names.getFirst() + (names.size() > 1 ? " and " + names.getLast() : "");
    }
}

package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that hold something for each surface at each point: a file of a kind for each family, or none.
 *
 * @param values files of values
 * @param dx files of derivatives with respect to x
 * @param dy files of derivatives with respect to y
 */
public record ValueFiles(List<Path> values, List<Path> dx, List<Path> dy) {
    /** Keeps the lists. */
    public ValueFiles {
        values = List.copyOf(values);
        dx = List.copyOf(dx);
        dy = List.copyOf(dy);
    }

    /**
     * Files of values alone.
     *
     * @param values the files
     * @return the files
     */
    public static ValueFiles of(List<Path> values) {
        return new ValueFiles(values, List.of(), List.of());
    }

    /**
     * All files.
     *
     * @return values first, then derivatives
     */
    public Stream<Path> all() {
        return Stream.of(values, dx, dy).flatMap(List::stream);
    }

    /**
     * The kinds that there are.
     *
     * @return 0 to 3
     */
    int kinds() {
        return (int) Stream.of(values, dx, dy).filter(files -> !files.isEmpty()).count();
    }
}

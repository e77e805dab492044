package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that surfaces and their axes come from.
 *
 * @param files a file for each family of surfaces: {@code .npy} arrays of shape (K, nx, ny) or (nx, ny), or stack files
 * @param areStacks whether they are stack files, which hold their axes
 * @param xAxis beside arrays, a file of shape (nx,), or empty for the knots 0 to nx - 1
 * @param yAxis beside arrays, a file of shape (ny,), or empty for the knots 0 to ny - 1
 * @param scales the scales of these axes; those of stack files are in them
 */
public record TableFiles(List<Path> files, boolean areStacks, Optional<Path> xAxis, Optional<Path> yAxis,
        AxisScales scales) {
    /**
     * Keeps the list.
     *
     * @throws IllegalArgumentException if there is no file, or there are axes beside stack files
     */
    public TableFiles {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files: none; at least one is needed");
        }
        if (areStacks && (xAxis.isPresent() || yAxis.isPresent())) {
            throw new IllegalArgumentException("axes: stack files hold their own");
        }
    }

    /**
     * Surfaces in {@code .npy} files.
     *
     * @param arrays the files, at least one
     * @param xAxis the knots of the x axis, or empty
     * @param yAxis the knots of the y axis, or empty
     * @param scales the scales of the axes
     * @return the files
     */
    public static TableFiles arrays(List<Path> arrays, Optional<Path> xAxis, Optional<Path> yAxis,
            AxisScales scales) {
        return new TableFiles(arrays, false, xAxis, yAxis, scales);
    }

    /**
     * Surfaces in stack files.
     *
     * @param stacks the files, at least one
     * @return the files
     */
    public static TableFiles stacks(List<Path> stacks) {
        return new TableFiles(stacks, true, Optional.empty(), Optional.empty(), AxisScales.LINEAR);
    }

    /**
     * All that is read.
     *
     * @return tables and axes
     */
    List<Path> all() {
        return Stream.of(files.stream(), xAxis.stream(), yAxis.stream()).flatMap(paths -> paths).toList();
    }
}

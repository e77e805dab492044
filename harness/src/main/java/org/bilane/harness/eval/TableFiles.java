package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bilane.harness.input.ArrayName;

/**
 * The files that surfaces and their axes come from.
 *
 * @param files a file for each family of surfaces: arrays of two axes or more, or stack files
 * @param areStacks whether they are stack files, which hold their axes
 * @param xAxis beside arrays, nx knots; or empty for those of the array's dimension scale, or else 0 to nx - 1
 * @param yAxis beside arrays, ny knots; or empty for those of the array's dimension scale, or else 0 to ny - 1
 * @param arranging beside arrays, which of their axes are surfaces
 * @param scales the scales of the axes beside arrays; those of stack files are in them
 */
public record TableFiles(List<ArrayName> files, boolean areStacks, Optional<AxisSource> xAxis,
        Optional<AxisSource> yAxis, Arranging arranging, AxisScales scales) {
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
        if (areStacks && (xAxis.isPresent() || yAxis.isPresent() || !arranging.equals(Arranging.NONE))) {
            throw new IllegalArgumentException("axes: stack files hold their own");
        }
    }

    /**
     * Surfaces in arrays.
     *
     * @param arrays their names, at least one
     * @param xAxis the knots of the x axis, or empty
     * @param yAxis the knots of the y axis, or empty
     * @param arranging which axes are surfaces
     * @return the files
     */
    public static TableFiles named(List<ArrayName> arrays, Optional<AxisSource> xAxis, Optional<AxisSource> yAxis,
            Arranging arranging) {
        return named(arrays, xAxis, yAxis, arranging, AxisScales.LINEAR);
    }

    /**
     * Surfaces in files of arrays, on axes that may be logarithmic.
     *
     * @param arrays their names, at least one
     * @param xAxis where the knots of the x axis come from, or empty
     * @param yAxis where the knots of the y axis come from, or empty
     * @param arranging which axes of the arrays are which
     * @param scales the scales of the axes
     * @return the files
     */
    public static TableFiles named(List<ArrayName> arrays, Optional<AxisSource> xAxis, Optional<AxisSource> yAxis,
            Arranging arranging, AxisScales scales) {
        return new TableFiles(arrays, false, xAxis, yAxis, arranging, scales);
    }

    /**
     * Surfaces in {@code .npy} files of shape (K, nx, ny) or (nx, ny).
     *
     * @param arrays the files, at least one
     * @param xAxis the knots of the x axis, or empty
     * @param yAxis the knots of the y axis, or empty
     * @return the files
     */
    public static TableFiles arrays(List<Path> arrays, Optional<Path> xAxis, Optional<Path> yAxis) {
        return named(arrays.stream().map(ArrayName::of).toList(), AxisSource.of(xAxis), AxisSource.of(yAxis),
                Arranging.NONE);
    }

    /**
     * Surfaces in stack files.
     *
     * @param stacks the files, at least one
     * @return the files
     */
    public static TableFiles stacks(List<Path> stacks) {
        return new TableFiles(stacks.stream().map(ArrayName::of).toList(), true, Optional.empty(), Optional.empty(),
                Arranging.NONE, AxisScales.LINEAR);
    }

    /**
     * All that is read.
     *
     * @return tables and axes
     */
    List<Path> all() {
        return Stream.of(files.stream().map(ArrayName::file), xAxis.stream().flatMap(AxisSource::files),
                yAxis.stream().flatMap(AxisSource::files)).flatMap(paths -> paths).toList();
    }
}

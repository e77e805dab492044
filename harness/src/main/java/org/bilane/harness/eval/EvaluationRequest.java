package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.file.ExistingFile;

/**
 * What is to be evaluated, from which files into which.
 *
 * @param tables the surfaces and their axes
 * @param points the points
 * @param selection which surfaces of each family
 * @param transforms what is stored and summed: one for all families, or one for each
 * @param outside what becomes of points outside the grid
 * @param layout the order of the values
 * @param values files of values and derivatives
 * @param sums a file for each family, or none at all
 * @param existing what becomes of files that have the names of outputs already
 */
public record EvaluationRequest(TableFiles tables, PointFiles points, SurfaceSelection selection,
        List<Transform> transforms, OutsideRules outside, Layout layout, ValueFiles values, List<Path> sums,
        ExistingFile existing) {
    /**
     * Keeps the lists.
     *
     * @throws IllegalArgumentException if there is no output, or a kind of outputs is there for some families only
     */
    public EvaluationRequest {
        sums = List.copyOf(sums);
        if (values.kinds() == 0 && sums.isEmpty()) {
            throw new IllegalArgumentException("values and sums: no file; at least one of the two is needed");
        }
        requireNoneOrAll("values", values.values(), tables.files().size());
        requireNoneOrAll("dx", values.dx(), tables.files().size());
        requireNoneOrAll("dy", values.dy(), tables.files().size());
        requireNoneOrAll("sums", sums, tables.files().size());
        transforms = List.copyOf(transforms);
        if (transforms.size() != 1 && transforms.size() != tables.files().size()) {
            throw new IllegalArgumentException("transforms: " + transforms.size() + "; " + tables.files().size()
                    + " tables take one or as many");
        }
    }

    /**
     * With points in one file, and outputs that replace files of their names.
     *
     * @param tables the surfaces and their axes
     * @param points a file of shape (2, m)
     * @param selection which surfaces of each family
     * @param transform what is stored and summed
     * @param layout the order of the values
     * @param values a file for each family, or none at all
     * @param sums a file for each family, or none at all
     */
    public EvaluationRequest(TableFiles tables, Path points, SurfaceSelection selection, Transform transform,
            Layout layout, List<Path> values, List<Path> sums) {
        this(tables, PointFiles.of(points), selection, List.of(transform), OutsideRules.CLAMP, layout,
                ValueFiles.of(values), sums, ExistingFile.REPLACE);
    }

    /**
     * The transform of a family.
     *
     * @param family counted from 0
     * @return its transform
     */
    Transform transform(int family) {
        return transforms.get(transforms.size() == 1 ? 0 : family);
    }

    private static void requireNoneOrAll(String name, List<Path> outputs, int tables) {
        if (!outputs.isEmpty() && outputs.size() != tables) {
            throw new IllegalArgumentException(name + ": " + outputs.size() + " files; " + tables
                    + " tables take as many or none");
        }
    }

    /**
     * The files that are read.
     *
     * @return tables, axes and points
     */
    List<Path> inputs() {
        return Stream.concat(tables.all().stream(), points.files().stream()).toList();
    }

    /**
     * The files that are written.
     *
     * @return values and sums
     */
    public List<Path> outputs() {
        return Stream.concat(values.all(), sums.stream()).toList();
    }
}

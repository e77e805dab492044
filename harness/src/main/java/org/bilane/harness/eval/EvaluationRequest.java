package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * What is to be evaluated, from which files into which.
 *
 * @param tables a file of shape (K, nx, ny) or (nx, ny) for each family of surfaces; at least one
 * @param xAxis a file of shape (nx,), or empty for the knots 0 to nx - 1
 * @param yAxis a file of shape (ny,), or empty for the knots 0 to ny - 1
 * @param points a file of shape (2, m)
 * @param selection which surfaces of each family
 * @param transform what is stored and summed
 * @param layout the order of the values
 * @param values a file for each family, or none at all
 * @param sums a file for each family, or none at all
 */
public record EvaluationRequest(List<Path> tables, Optional<Path> xAxis, Optional<Path> yAxis, Path points,
        SurfaceSelection selection, Transform transform, Layout layout, List<Path> values, List<Path> sums) {
    /**
     * Keeps the lists.
     *
     * @throws IllegalArgumentException if there is no table or no output, or a kind of outputs is there for
     *     some families only
     */
    public EvaluationRequest {
        tables = List.copyOf(tables);
        values = List.copyOf(values);
        sums = List.copyOf(sums);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("tables: none; at least one is needed");
        }
        if (values.isEmpty() && sums.isEmpty()) {
            throw new IllegalArgumentException("values and sums: no file; at least one of the two is needed");
        }
        requireNoneOrAll("values", values, tables);
        requireNoneOrAll("sums", sums, tables);
    }

    private static void requireNoneOrAll(String name, List<Path> outputs, List<Path> tables) {
        if (!outputs.isEmpty() && outputs.size() != tables.size()) {
            throw new IllegalArgumentException(name + ": " + outputs.size() + " files; " + tables.size()
                    + " tables take as many or none");
        }
    }

    /**
     * The files that are read.
     *
     * @return tables, axes and points
     */
    List<Path> inputs() {
        return Stream.of(tables.stream(), xAxis.stream(), yAxis.stream(), Stream.of(points))
                .flatMap(files -> files).toList();
    }

    /**
     * The files that are written.
     *
     * @return values and sums
     */
    List<Path> outputs() {
        return Stream.concat(values.stream(), sums.stream()).toList();
    }
}

package org.bilane.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Transform;

/**
 * Surfaces of a stack, to be evaluated at the points of datasets on the executors: all surfaces and {@code exp} unless
 * it is said otherwise.
 *
 * <p>Values have the bits that {@link org.bilane.kernel.Evaluator} gives for the same points, on axes of any scale
 * and order; coordinates outside the grid are clamped unless {@link #outside(Outside)} says otherwise, NaN gives NaN. A
 * point with a null coordinate has null values and is left out of sums.
 *
 * <p>Tasks work on the calling thread, which Spark has one of for each core, and start none. Each executor process
 * opens the stack once. Immutable, serializable, safe for any number of threads.
 */
public final class SparkSurfaces implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Their stack. */
    private final StackHandle handle;
    /** Which they are, and what is done to their values. */
    private final Selection selection;

    private SparkSurfaces(StackHandle handle, Selection selection) {
        this.handle = handle;
        this.selection = selection;
    }

    /**
     * All surfaces of a stack, and {@code exp}.
     *
     * @param handle the stack
     * @return the surfaces
     */
    public static SparkSurfaces of(StackHandle handle) {
        return new SparkSurfaces(handle, new Selection(0, handle.surfaceCount(), Transform.EXP, Outside.CLAMP,
                Outside.CLAMP));
    }

    /**
     * A range of the stack's surfaces.
     *
     * @param from the first surface
     * @param to one past the last surface
     * @return the range, with the same transform
     * @throws IndexOutOfBoundsException unless {@code 0 <= from < to <= K}
     */
    public SparkSurfaces range(int from, int to) {
        if (from < 0 || from >= to || to > handle.surfaceCount()) {
            throw new IndexOutOfBoundsException("surfaces " + from + " to " + to + " (exclusive): must lie within 0 to "
                    + handle.surfaceCount() + " and hold at least one");
        }
        return new SparkSurfaces(handle, new Selection(from, to, selection.transform(), selection.outsideX(),
                selection.outsideY()));
    }

    /**
     * A single surface of the stack.
     *
     * @param k its index
     * @return the surface, with the same transform
     * @throws IndexOutOfBoundsException unless {@code 0 <= k < K}
     */
    public SparkSurfaces only(int k) {
        Objects.checkIndex(k, handle.surfaceCount());
        return range(k, k + 1);
    }

    /**
     * The same surfaces with another transform.
     *
     * @param transform what is done to interpolated values
     * @return the surfaces
     */
    public SparkSurfaces transform(Transform transform) {
        return new SparkSurfaces(handle, new Selection(selection.from(), selection.to(), transform,
                selection.outsideX(), selection.outsideY()));
    }

    /**
     * The same surfaces with other rules for points outside the grid. With {@link Outside#ERROR} a task that has such
     * points fails, once it has looked at all of its points: with one line that tells how many there are, and the first
     * of them. Spark tries a task as often as {@code spark.task.maxFailures} says. A task of values gives no row of the
     * chunk that the first such point is in, nor of later ones.
     *
     * @param x the rule for x
     * @param y the rule for y
     * @return the surfaces
     */
    public SparkSurfaces outside(Outside x, Outside y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return new SparkSurfaces(handle, new Selection(selection.from(), selection.to(), selection.transform(), x, y));
    }

    /**
     * The same surfaces with another rule for points outside the grid, as {@link #outside(Outside, Outside)}.
     *
     * @param rule the rule for both axes
     * @return the surfaces
     */
    public SparkSurfaces outside(Outside rule) {
        return outside(rule, rule);
    }

    /**
     * The number of surfaces.
     *
     * @return K', at least 1
     */
    public int count() {
        return selection.count();
    }

    /**
     * A sum over all points for each surface. This runs a job.
     *
     * <p>The points of a partition are summed in chunks of 2^20 by the kernel, the chunks' sums in their order and then
     * those of the partitions in theirs, with compensation: the same partitions with the same rows in the same order
     * give the same bits, on whatever executors, however often tasks were tried. The error is at most the kernel's for
     * a call of 2^20 points, and 2^-53 of the sum beside it.
     *
     * @param points the dataset
     * @param x the column of the points' x, of type double
     * @param y the column of the points' y, of type double
     * @return the sums; 0 for no points
     * @throws IllegalArgumentException if a column is not of doubles
     * @throws UnusableStackException if an executor's stack is missing, damaged, or another than the driver read
     */
    public SurfaceSums sums(Dataset<Row> points, String x, String y) {
        Dataset<Row> coordinates = PointColumns.of(points, x, y).selectedFrom(points);
        JavaRDD<PartialSums> tasks = CoordinateBatches.behind(coordinates)
                .map(found -> found.batches().toJavaRDD().mapPartitions(
                        new BatchSumTask(handle, selection, found.xOrdinal(), found.yOrdinal())))
                .orElseGet(() -> coordinates.queryExecution().toRdd().toJavaRDD().mapPartitions(
                        new RowSumTask(handle, selection)));
        CompensatedSums sums = new CompensatedSums(count());
        long summed = 0;
        long nulls = 0;
        long kernelNanos = 0;
        // In the order of the partitions, whichever ended first.
        for (PartialSums partial : tasks.collect()) {
            if (partial.problem() != null) {
                throw new UnusableStackException(partial.problem());
            }
            sums.add(partial.sums());
            summed += partial.points();
            nulls += partial.nulls();
            kernelNanos += partial.kernelNanos();
        }
        return new SurfaceSums(sums.values(), summed, nulls, kernelNanos / 1e9);
    }

    /**
     * The dataset with an array of the surfaces' values added. Nothing is evaluated before an action asks for the
     * column, and then only where it does; where the dataset has a shuffle, its stages run when that action is planned.
     *
     * @param points the dataset, whose columns have distinct names
     * @param x the column of the points' x, of type double
     * @param y the column of the points' y, of type double
     * @param name the name of the new column: an array of K' doubles, or null
     * @return the dataset with the column behind its own
     * @throws IllegalArgumentException if a coordinate is not of doubles, or a name is there twice
     */
    public Dataset<Row> values(Dataset<Row> points, String x, String y, String name) {
        return with(points, x, y, new ResultColumns.Arrays(List.of(Results.Kind.VALUES), List.of(name), count()));
    }

    /**
     * The dataset with a column for each surface added, as {@link #values(Dataset, String, String, String)} adds an
     * array.
     *
     * @param points the dataset, whose columns have distinct names
     * @param x the column of the points' x, of type double
     * @param y the column of the points' y, of type double
     * @param names the names of the new columns, one for each surface: doubles, or null
     * @return the dataset with the columns behind its own
     * @throws IllegalArgumentException if a coordinate is not of doubles, there are not K' names, or a name is there
     *     twice
     */
    public Dataset<Row> values(Dataset<Row> points, String x, String y, List<String> names) {
        if (names.size() != count()) {
            throw new IllegalArgumentException("names: " + names.size() + " given; there must be one for each of the "
                    + count() + " surfaces");
        }
        return with(points, x, y, new ResultColumns.OneEach(names));
    }

    /**
     * The dataset with arrays of the values and of their derivatives with respect to the coordinates added, in one
     * pass, as {@link #values(Dataset, String, String, String)} adds those of the values. {@link
     * org.bilane.kernel.Evaluator#gradients} says what a derivative is.
     *
     * @param points the dataset, whose columns have distinct names
     * @param x the column of the points' x, of type double
     * @param y the column of the points' y, of type double
     * @param values the name of the column of values, or null for none
     * @param dx the name of the column of derivatives with respect to x, or null for none
     * @param dy the name of the column of derivatives with respect to y, or null for none
     * @return the dataset with the columns behind its own, in this order
     * @throws IllegalArgumentException if a coordinate is not of doubles, no column is named, or a name is there twice
     */
    public Dataset<Row> gradients(Dataset<Row> points, String x, String y, String values, String dx, String dy) {
        List<Results.Kind> kinds = new ArrayList<>();
        List<String> names = new ArrayList<>();
        addNamed(Results.Kind.VALUES, values, kinds, names);
        addNamed(Results.Kind.DX, dx, kinds, names);
        addNamed(Results.Kind.DY, dy, kinds, names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("values, dx and dy: all null; at least one column must be named");
        }
        return with(points, x, y, new ResultColumns.Arrays(kinds, names, count()));
    }

    private static void addNamed(Results.Kind kind, String name, List<Results.Kind> kinds, List<String> names) {
        if (name != null) {
            kinds.add(kind);
            names.add(name);
        }
    }

    private Dataset<Row> with(Dataset<Row> points, String x, String y, ResultColumns results) {
        PointColumns point = PointColumns.of(points, x, y);
        Set<String> seen = new HashSet<>();
        for (String name : PointColumns.concat(points.schema(), results.schema()).fieldNames()) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("column " + name + ": is there twice; the names of the dataset and "
                        + "of what is added must be distinct");
            }
        }
        return points.sparkSession().baseRelationToDataFrame(
                new ValuesRelation(points, point, handle, selection, results));
    }
}

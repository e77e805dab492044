package org.bilane.harness.reference;

import java.util.Objects;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * The reference program with its sizes: all that decides about its data and its result.
 *
 * @param job what is computed
 * @param transform what is done to an interpolated value
 * @param table how the values of the surfaces are made
 * @param axes what the knots are to the coordinates of points
 * @param layout the order of the array of {@link Job#VALUES}
 * @param n the number of knots of either axis, 2 to {@value #MOST_KNOTS}; the knots are 0, 1, ..., n-1
 * @param surfaces the number of surfaces, 1 or more
 * @param points the number of points, 0 or more; they are uniform among the knots, in [0, n) x [0, n), so that
 *     some lie beyond the last knot
 * @param seed what the data follows from
 */
public record ReferenceProgram(Job job, Transform transform, TableKind table, AxesKind axes, Layout layout, int n,
        int surfaces, long points, long seed) {
    /** The most knots of an axis: the nodes of a stack's grid, with a repeated row and column, are an int. */
    public static final int MOST_KNOTS = 46_339;
    /** The most knots of a logarithmic axis, where coordinates go up to 10^n. */
    public static final int MOST_LOGARITHMIC_KNOTS = 308;

    /**
     * A program on linear axes, as that of {@code bilane run} is.
     *
     * @param job what is computed
     * @param transform what is done to an interpolated value
     * @param table how the values of the surfaces are made
     * @param layout the order of the array of {@link Job#VALUES}
     * @param n the number of knots of either axis
     * @param surfaces the number of surfaces
     * @param points the number of points
     * @param seed what the data follows from
     */
    public ReferenceProgram(Job job, Transform transform, TableKind table, Layout layout, int n, int surfaces,
            long points, long seed) {
        this(job, transform, table, AxesKind.LINEAR, layout, n, surfaces, points, seed);
    }

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is out of its range
     */
    public ReferenceProgram {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(transform, "transform");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(axes, "axes");
        requireAtLeast("n", n, 2);
        int most = axes == AxesKind.LINEAR ? MOST_KNOTS : MOST_LOGARITHMIC_KNOTS;
        if (n > most) {
            throw new IllegalArgumentException("n = " + n + ": must be at most " + most);
        }
        requireAtLeast("surfaces", surfaces, 1);
        requireAtLeast("points", points, 0);
    }

    /**
     * The same program with other sizes.
     *
     * @param knots the number of knots of either axis
     * @param surfaceCount the number of surfaces
     * @param pointCount the number of points
     * @return the program
     * @throws IllegalArgumentException if a size is out of its range
     */
    public ReferenceProgram withSizes(int knots, int surfaceCount, long pointCount) {
        return new ReferenceProgram(job, transform, table, axes, layout, knots, surfaceCount, pointCount, seed);
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least " + least);
        }
    }

    /**
     * The number of surfaces that a call evaluates at each point.
     *
     * @return 1 for {@link Job#SURFACE}, else all
     */
    public int surfacesEvaluated() {
        return job == Job.SURFACE ? 1 : surfaces;
    }

    /**
     * The evaluations of one call: points times the surfaces evaluated at each.
     *
     * @return the number, as a double since it may be beyond any memory
     */
    public double evaluations() {
        return (double) surfacesEvaluated() * points;
    }

    /**
     * What a point takes of x, y and the output.
     *
     * @return bytes
     */
    public long bytesPerPoint() {
        return ChunkSize.bytesPerPoint(job == Job.SUMS ? 0 : surfacesEvaluated());
    }

    /**
     * The off-heap memory that a run takes at its peak: the table, the stack made from it, points and output.
     *
     * @return bytes, to a few percent; a double, since it may be beyond any memory
     */
    public double bytesNeeded() {
        double padded = surfaces < 8 ? surfaces : (surfaces + 7L) / 8 * 8;
        double table = (double) surfaces * n * n;
        double stack = padded * (n + 1.0) * (n + 1.0);
        double output = job == Job.SUMS ? surfaces : evaluations();
        return Double.BYTES * (table + stack + 2.0 * points + output);
    }
}

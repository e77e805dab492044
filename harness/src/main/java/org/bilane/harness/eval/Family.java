package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.Arrays;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.Layout;
import org.bilane.kernel.SurfaceStack;

/**
 * The surfaces of one table that are evaluated.
 *
 * @param source the open table
 * @param nx the number of knots of the x axis
 * @param ny the number of knots of the y axis
 * @param from the first surface
 * @param to one past the last surface
 * @param alone whether it is a single surface by its nature, so that its values have the shape (m,)
 */
record Family(TableSource source, int nx, int ny, int from, int to, boolean alone) {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /**
     * Selects surfaces of an array.
     *
     * @param array in C order (K, nx, ny) or (nx, ny)
     * @param selection which surfaces
     * @return the family
     * @throws RefusedException if the table has a wrong shape, or no such surfaces
     */
    static Family of(StoredArray array, SurfaceSelection selection) throws RefusedException {
        TableSource table = new TableSource.Array(array);
        long[] shape = array.shape();
        if (shape.length != 2 && shape.length != 3) {
            throw refused(table, "a table must be (K, nx, ny) or (nx, ny)");
        }
        long nx = shape[shape.length - 2];
        long ny = shape[shape.length - 1];
        if (nx < 2 || ny < 2) {
            throw refused(table, "a table must have at least 2 knots in x and 2 in y");
        }
        long surfaces = shape.length == 3 ? shape[0] : 1;
        if (surfaces < 1) {
            throw refused(table, "a table must have at least one surface");
        }
        selection.requireWithin(table.name(), surfaces);
        long count = selection.end(surfaces) - selection.from();
        if (nx + 1 > LONGEST_ARRAY / (ny + 1) || count > LONGEST_ARRAY
                || selection.end(surfaces) > LONGEST_ARRAY) {
            throw refused(table, "at most 2^31 knots and 2^31 surfaces are possible");
        }
        return new Family(table, (int) nx, (int) ny, selection.from(), (int) selection.end(surfaces),
                shape.length == 2 || selection.single());
    }

    /**
     * Selects surfaces of a stack.
     *
     * @param file where it was read from
     * @param stack the stack
     * @param selection which surfaces
     * @return the family
     * @throws RefusedException if the stack has no such surfaces
     */
    static Family of(Path file, SurfaceStack stack, SurfaceSelection selection) throws RefusedException {
        selection.requireWithin(file.toString(), stack.surfaceCount());
        return new Family(new TableSource.Stack(file, stack), stack.xAxis().size(), stack.yAxis().size(),
                selection.from(), (int) selection.end(stack.surfaceCount()), selection.single());
    }

    private static RefusedException refused(TableSource table, String rule) {
        return new RefusedException(table.name() + ": shape " + table.shapeText() + "; " + rule);
    }

    /**
     * The number of surfaces, K' in the shapes of outputs.
     *
     * @return at least 1
     */
    int count() {
        return to - from;
    }

    /**
     * Where the surfaces begin.
     *
     * @return the flat index of the first one's first value
     */
    long firstValue() {
        return (long) from * nx * ny;
    }

    /**
     * How many values the table has for the surfaces.
     *
     * @return K' nx ny
     */
    long valueCount() {
        return (long) count() * nx * ny;
    }

    /**
     * The shape of the array of results.
     *
     * @param points m
     * @param layout the order of the array
     * @return (m,), (K', m) or (m, K')
     */
    long[] resultShape(long points, Layout layout) {
        if (alone) {
            return new long[] {points};
        }
        return layout == Layout.SURFACE_MAJOR ? new long[] {count(), points} : new long[] {points, count()};
    }

    /**
     * Refuses points whose values can be in no file.
     *
     * @param points the points
     * @throws RefusedException if the values of all surfaces take too many bytes to be counted
     */
    void requireFile(PointArrays points) throws RefusedException {
        long mostPoints = (Long.MAX_VALUE - NpyWriter.MOST_HEADER_BYTES) / Double.BYTES / count();
        if (points.count() > mostPoints) {
            throw new RefusedException(points.name() + ": has " + points.count() + " points; a file takes the values"
                    + " of the " + count() + " surfaces of " + source.name() + " at " + mostPoints + " points at most");
        }
    }

    /**
     * Refuses a table on another grid.
     *
     * @param first the family whose grid it must be
     * @throws RefusedException if the table has other numbers of knots
     */
    void requireGridOf(Family first) throws RefusedException {
        if (nx != first.nx || ny != first.ny) {
            throw refused(source, "all tables must be on one grid, and " + first.source.name() + " is on "
                    + Arrays.toString(new int[] {first.nx, first.ny}));
        }
    }
}

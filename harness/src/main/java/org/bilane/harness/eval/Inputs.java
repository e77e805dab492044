package org.bilane.harness.eval;

import org.bilane.harness.array.ArrayException;
import org.bilane.harness.pool.BoundedReading;

/** The open files that are read, found to fit one another. */
final class Inputs implements AutoCloseable {
    private final InputTables tables;
    private final PointArrays points;

    /**
     * Opens the files and checks their shapes, and reads the axes.
     *
     * @param tableFiles the surfaces and their axes
     * @param pointFiles the points
     * @param selection which surfaces of each family
     * @param reading how long reading may take
     * @throws RefusedException if a file cannot be opened or used, or does not fit the others
     */
    Inputs(TableFiles tableFiles, PointFiles pointFiles, SurfaceSelection selection, BoundedReading reading)
            throws RefusedException {
        tables = new InputTables(tableFiles, selection, reading);
        try {
            points = new PointArrays(pointFiles, reading);
        } catch (RefusedException | RuntimeException | Error e) {
            tables.closeQuietly();
            throw e;
        }
    }

    /** Closes after something else went wrong. */
    void closeQuietly() {
        points.closeQuietly();
        tables.closeQuietly();
    }

    /**
     * The tables.
     *
     * @return their families and axes
     */
    InputTables tables() {
        return tables;
    }

    /**
     * The points.
     *
     * @return the open points
     */
    PointArrays points() {
        return points;
    }

    /**
     * The number of points.
     *
     * @return m, 0 or more
     */
    long pointCount() {
        return points.count();
    }

    @Override
    public void close() throws ArrayException {
        try (tables) {
            points.close();
        }
    }
}

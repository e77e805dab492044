package org.bilane.harness.eval;

import java.nio.file.Path;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;

/** The open files that are read, found to fit one another. */
final class Inputs implements AutoCloseable {
    private final InputTables tables;
    private final NpyArray points;

    /**
     * Opens the files and checks their shapes, and reads the axes.
     *
     * @param tableFiles the surfaces and their axes
     * @param pointFile the points' file
     * @param selection which surfaces of each family
     * @throws RefusedException if a file cannot be opened or used, or does not fit the others
     */
    Inputs(TableFiles tableFiles, Path pointFile, SurfaceSelection selection) throws RefusedException {
        tables = new InputTables(tableFiles, selection);
        boolean complete = false;
        NpyArray opened = null;
        try {
            opened = NpyArray.open(pointFile);
            long[] shape = opened.shape();
            if (shape.length != 2 || shape[0] != 2) {
                throw new RefusedException(pointFile + ": shape " + opened.shapeText()
                        + "; points must be (2, m), all x and then all y");
            }
            complete = true;
        } catch (NpyException e) {
            throw new RefusedException(e.getMessage(), e);
        } finally {
            points = opened;
            if (!complete) {
                closeQuietly();
            }
        }
    }

    /** Closes after something else went wrong. */
    void closeQuietly() {
        try {
            close();
        } catch (NpyException e) {
            // What is under way tells more than a read-only file that can't be closed.
        }
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
     * @return an array of shape (2, m)
     */
    NpyArray points() {
        return points;
    }

    /**
     * The number of points.
     *
     * @return m, 0 or more
     */
    long pointCount() {
        return points.shape()[1];
    }

    @Override
    public void close() throws NpyException {
        try (tables) {
            if (points != null) {
                points.close();
            }
        }
    }
}

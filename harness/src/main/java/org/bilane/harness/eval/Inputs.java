package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.kernel.Axis;

/** The open files that are read, found to fit one another. */
final class Inputs implements AutoCloseable {
    private final List<NpyArray> open = new ArrayList<>();
    private final List<Family> families = new ArrayList<>();
    private final NpyArray points;
    private final Axis xAxis;
    private final Axis yAxis;

    /**
     * Opens the files and checks their shapes, and reads the axes.
     *
     * @param tables a file for each family, at least one
     * @param xKnots the file of the x axis, or empty for the knots 0 to nx - 1
     * @param yKnots the file of the y axis, or empty for the knots 0 to ny - 1
     * @param pointFile the points' file
     * @param selection which surfaces of each family
     * @throws RefusedException if a file cannot be opened or used, or does not fit the others
     */
    Inputs(List<Path> tables, Optional<Path> xKnots, Optional<Path> yKnots, Path pointFile,
            SurfaceSelection selection) throws RefusedException {
        boolean complete = false;
        try {
            for (Path table : tables) {
                Family family = Family.of(opened(table), selection);
                families.add(family);
                family.requireGridOf(families.getFirst());
            }
            xAxis = AxisFile.read(xKnots, families.getFirst().nx(), "x");
            yAxis = AxisFile.read(yKnots, families.getFirst().ny(), "y");
            points = opened(pointFile);
            long[] shape = points.shape();
            if (shape.length != 2 || shape[0] != 2) {
                throw new RefusedException(points.file() + ": shape " + points.shapeText()
                        + "; points must be (2, m), all x and then all y");
            }
            complete = true;
        } catch (NpyException e) {
            throw new RefusedException(e.getMessage(), e);
        } finally {
            if (!complete) {
                closeQuietly();
            }
        }
    }

    private NpyArray opened(Path file) throws NpyException {
        NpyArray array = NpyArray.open(file);
        open.add(array);
        return array;
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
     * The families, in the order of the request.
     *
     * @return at least one, all on one grid
     */
    List<Family> families() {
        return List.copyOf(families);
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

    /**
     * The x axis.
     *
     * @return the axis of nx knots
     */
    Axis xAxis() {
        return xAxis;
    }

    /**
     * The y axis.
     *
     * @return the axis of ny knots
     */
    Axis yAxis() {
        return yAxis;
    }

    @Override
    public void close() throws NpyException {
        NpyException problem = null;
        for (NpyArray array : open) {
            try {
                array.close();
            } catch (NpyException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}

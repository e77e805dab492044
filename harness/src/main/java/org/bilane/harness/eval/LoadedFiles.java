package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;

/**
 * A table and points from files, all in memory. To be loaded once, by the thread that opened it; then it may be read
 * by any number of threads.
 */
public final class LoadedFiles implements AutoCloseable {
    private final Inputs inputs;
    private final Arena arena = Arena.ofShared();
    private Stacks stacks;
    private Points points;

    private LoadedFiles(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Opens the files and checks that they fit one another.
     *
     * @param table a file of shape (K, nx, ny) or (nx, ny)
     * @param xAxis a file of shape (nx,), or empty for the knots 0 to nx - 1
     * @param yAxis a file of shape (ny,), or empty for the knots 0 to ny - 1
     * @param points a file of shape (2, m)
     * @return the files, to be loaded and closed
     * @throws RefusedException if a file cannot be used
     */
    public static LoadedFiles open(Path table, Optional<Path> xAxis, Optional<Path> yAxis, Path points)
            throws RefusedException {
        return open(TableFiles.arrays(List.of(table), xAxis, yAxis), PointFiles.of(points));
    }

    /**
     * As {@link #open(Path, Optional, Optional, Path)}, for arrays of any format and order.
     *
     * @param tables one table and its axes
     * @param points the points
     * @return the files, to be loaded and closed
     * @throws RefusedException if a file cannot be used
     */
    public static LoadedFiles open(TableFiles tables, PointFiles points) throws RefusedException {
        return new LoadedFiles(new Inputs(tables, points, SurfaceSelection.all(), BoundedReading.UNLIMITED));
    }

    /**
     * The number of surfaces.
     *
     * @return K, at least 1
     */
    public int surfaceCount() {
        return inputs.tables().families().getFirst().count();
    }

    /**
     * The number of points.
     *
     * @return m, 0 or more
     */
    public long pointCount() {
        return inputs.pointCount();
    }

    /**
     * The memory that the loaded files take at least.
     *
     * @return 8 bytes for each value of each surface and each coordinate
     */
    public double bytesNeeded() {
        return Double.BYTES * (inputs.tables().families().getFirst().valueCount() + 2.0 * pointCount());
    }

    /**
     * Reads the files.
     *
     * @throws IOException if one cannot be read, or there is too little memory
     */
    public void load() throws IOException {
        // Converted tables of more than memory should hold go where temporary files do: there is no output here.
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        stacks = new Stacks(inputs.tables(), folder);
        MemorySegment x = arena.allocate(JAVA_DOUBLE, pointCount());
        MemorySegment y = arena.allocate(JAVA_DOUBLE, pointCount());
        inputs.points().read(0, pointCount(), x, y, folder);
        points = Points.of(x, y);
    }

    /**
     * The surfaces, once loaded.
     *
     * @return all surfaces, valid until this is closed
     */
    public Surfaces surfaces() {
        return stacks.surfaces().getFirst();
    }

    /**
     * The points, once loaded.
     *
     * @return the points, valid until this is closed
     */
    public Points points() {
        return points;
    }

    /** Frees the memory and closes the files. */
    @Override
    public void close() {
        if (stacks != null) {
            stacks.close();
        }
        arena.close();
        inputs.closeQuietly();
    }
}

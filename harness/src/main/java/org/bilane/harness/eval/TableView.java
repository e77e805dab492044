package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.Scale;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** A surface and points, to be looked at. Not thread-safe. */
public final class TableView implements AutoCloseable {
    /** The most points that are shown; of more, every n-th. */
    public static final int MOST_POINTS = 5000;

    private final InputTables inputs;
    private final Optional<PointArrays> points;
    private final Path folder;
    private final Deadline deadline;

    private TableView(InputTables inputs, Optional<PointArrays> points, Path folder, Deadline deadline) {
        this.inputs = inputs;
        this.points = points;
        this.folder = folder;
        this.deadline = deadline;
    }

    /**
     * What there is to see.
     *
     * @param x the x axis
     * @param y the y axis
     * @param values interpolated values, untransformed, in even steps along both axes from the least knot to the
     *     greatest, {@code values[row][column]}, the row of the least y first
     * @param shown the points that are shown
     * @param every one of how many points is shown
     * @param pointCount how many points there are
     * @param counts how many of them are outside the grid
     */
    public record Seen(Axis x, Axis y, double[][] values, List<Place> shown, long every, long pointCount,
            OutsideCounts counts) {
        /** Keeps the list. */
        public Seen {
            shown = List.copyOf(shown);
        }
    }

    /**
     * Where a point lies.
     *
     * @param x in the unit of the knots of x
     * @param y in the unit of the knots of y
     */
    public record Place(double x, double y) {
    }

    /**
     * Opens the inputs and checks all that can be checked before work; nothing is written.
     *
     * @param table one table and its axes
     * @param surface which surface
     * @param points the points, or none
     * @param out the picture's file
     * @param deadline until when reading may take
     * @return the view, to be closed
     * @throws TimeIsUpException at the deadline
     * @throws RefusedException if an input cannot be used, or the file cannot be written
     */
    public static TableView open(TableFiles table, int surface, Optional<PointFiles> points, Path out,
            Deadline deadline) throws RefusedException {
        BoundedReading reading = new BoundedReading(deadline);
        InputTables inputs = new InputTables(table, SurfaceSelection.only(surface), reading);
        PointArrays arrays = null;
        boolean complete = false;
        try {
            List<Path> read = new ArrayList<>(table.all());
            points.ifPresent(files -> read.addAll(files.files()));
            OutputPaths.check(List.of(out), read);
            arrays = points.isPresent() ? new PointArrays(points.get(), reading) : null;
            complete = true;
            return new TableView(inputs, Optional.ofNullable(arrays), out.toAbsolutePath().getParent(), deadline);
        } finally {
            if (!complete) {
                inputs.closeQuietly();
            }
        }
    }

    /**
     * The memory that the surface needs at least.
     *
     * @return 8 bytes for each value
     */
    public long tableBytes() {
        return inputs.families().getFirst().valueCount() * Double.BYTES;
    }

    /**
     * Looks.
     *
     * @param columns the number of values along x, at least 2
     * @param rows the number of values along y, at least 2
     * @return what there is to see
     * @throws IOException if a table or points cannot be read, or there is too little memory
     */
    public Seen look(int columns, int rows) throws IOException {
        try (Stacks stacks = new Stacks(inputs, folder)) {
            Surfaces surface = stacks.surfaces().getFirst();
            OutsideCounts counts = OutsideCounts.NONE;
            long count = points.isPresent() ? points.get().count() : 0;
            long every = Math.max(1, (count + MOST_POINTS - 1) / MOST_POINTS);
            List<Place> shown = List.of();
            if (points.isPresent()) {
                counts = OutsidePass.run(surface.stack(), points.get(), OutsideRules.CLAMP, deadline, folder);
                shown = shown(points.get(), every, inputs.xAxis().scale(), inputs.yAxis().scale());
            }
            return new Seen(inputs.xAxis(), inputs.yAxis(), values(surface, columns, rows), shown, every, count,
                    counts);
        } catch (PointsOutsideException e) {
            throw new IllegalStateException("clamped points are never refused", e);
        }
    }

    private static double[][] values(Surfaces surface, int columns, int rows) {
        Axis x = surface.stack().xAxis();
        Axis y = surface.stack().yAxis();
        double[][] values = new double[rows][];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment px = arena.allocate(JAVA_DOUBLE, columns);
            MemorySegment py = arena.allocate(JAVA_DOUBLE, columns);
            MemorySegment out = arena.allocate(JAVA_DOUBLE, columns);
            for (int column = 0; column < columns; column++) {
                px.setAtIndex(JAVA_DOUBLE, column, coordinate(x, column / (columns - 1.0)));
            }
            for (int row = 0; row < rows; row++) {
                double at = coordinate(y, row / (rows - 1.0));
                for (int column = 0; column < columns; column++) {
                    py.setAtIndex(JAVA_DOUBLE, column, at);
                }
                Evaluator.onCallingThread().values(surface, Points.of(px, py), Transform.IDENTITY, Layout.SURFACE_MAJOR,
                        out);
                values[row] = out.toArray(JAVA_DOUBLE);
            }
        }
        return values;
    }

    /** The coordinate at a part of the way from the least knot to the greatest. */
    private static double coordinate(Axis axis, double part) {
        double one = axis.knot(0);
        double other = axis.knot(axis.size() - 1);
        double least = Math.min(one, other);
        double greatest = Math.max(one, other);
        // Two products: the difference of the ends may be above the largest double.
        double knot = (1 - part) * least + part * greatest;
        return switch (axis.scale()) {
            case LINEAR -> knot;
            case LN -> Math.exp(knot);
            case LOG2 -> Math.pow(2, knot);
            case LOG10 -> Math.pow(10, knot);
        };
    }

    private List<Place> shown(PointArrays all, long every, Scale xScale, Scale yScale) throws ArrayException {
        double[] x = all.everyX(every, folder);
        double[] y = all.everyY(every, folder);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Place place = new Place(knot(x[i], xScale), knot(y[i], yScale));
            if (!Double.isNaN(place.x()) && !Double.isNaN(place.y())) {
                places.add(place);
            }
        }
        return places;
    }

    /** To a picture's precision. */
    private static double knot(double coordinate, Scale scale) {
        return switch (scale) {
            case LINEAR -> coordinate;
            case LN -> Math.log(coordinate);
            case LOG2 -> Math.log(coordinate) / Math.log(2);
            case LOG10 -> Math.log10(coordinate);
        };
    }

    /**
     * Closes the inputs.
     *
     * @throws ArrayException if the system fails to close one
     */
    @Override
    public void close() throws ArrayException {
        try {
            inputs.close();
        } finally {
            if (points.isPresent()) {
                points.get().close();
            }
        }
    }
}

package org.bilane.kernel;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.OutsideCounter;
import org.bilane.kernel.file.StackReader;
import org.bilane.kernel.file.StackWriter;
import org.bilane.kernel.table.NodeTable;

/**
 * K surfaces known on one rectilinear grid of nx x ny knots: the tables that points are evaluated on.
 *
 * <p>A stack keeps its own off-heap copy of the values, laid out for evaluation: the K values of a node lie together,
 * padded to a multiple of 8 where K is 8 or more, and the last row and column are repeated once. It takes
 * {@code 8 * P/K * (1 + 1/nx) * (1 + 1/ny)} bytes for each table value, P being the padded K, and 64 bytes in all: 9.3
 * bytes for 50 surfaces of 50x50, at the most 34 for 1 or 9 surfaces of 2x2. Building needs little more than that.
 *
 * <p>A stack is immutable and may be used by any number of threads at once, without copying. Closing it frees the
 * memory; later calls, and calls that are still running, get an {@link IllegalStateException}.
 */
public final class SurfaceStack implements AutoCloseable {
    private final StackAxis x;
    private final StackAxis y;
    private final NodeTable table;

    private SurfaceStack(Axis x, Axis y, NodeTable table) {
        this.table = table;
        try {
            this.x = new StackAxis(x);
            this.y = new StackAxis(y);
        } catch (Throwable e) {
            // Without heap for the axes nobody could close the table.
            table.close();
            throw e;
        }
    }

    /**
     * A stack of the surfaces in a segment.
     *
     * @param x the axis of nx knots
     * @param y the axis of ny knots
     * @param z doubles in native byte order and C order (K, nx, ny): the value of surface k at knots (i, j) has the
     *     index {@code (k * nx + i) * ny + j}; on or off the heap, of any alignment, file-mapped or not; K follows
     *     from its size; NaN and infinities are allowed
     * @return the stack
     * @throws IllegalArgumentException if z is not a whole number of surfaces, at least one, or the grid is so large
     *     that (nx + 1) (ny + 1) is more than 2^31 - 1
     * @throws OutOfMemoryError if there is not enough off-heap memory
     */
    public static SurfaceStack of(Axis x, Axis y, MemorySegment z) {
        return new SurfaceStack(x, y, SurfaceArrays.table(x, y, z));
    }

    /**
     * A stack of the surfaces in a Java array.
     *
     * @param x the axis of nx knots
     * @param y the axis of ny knots
     * @param z the values {@code z[k][i][j]} of surface k at knots (i, j); at least one surface
     * @return the stack
     * @throws IllegalArgumentException if z has no surface, or one of its arrays has not the length of its axis
     */
    public static SurfaceStack of(Axis x, Axis y, double[][][] z) {
        return new SurfaceStack(x, y, SurfaceArrays.table(x, y, z));
    }

    /**
     * A stack of a single surface.
     *
     * @param x the axis of nx knots
     * @param y the axis of ny knots
     * @param z the values {@code z[i][j]} at knots (i, j)
     * @return the stack
     * @throws IllegalArgumentException if one of the arrays has not the length of its axis
     */
    public static SurfaceStack of(Axis x, Axis y, double[][] z) {
        return of(x, y, new double[][][] {Segments.requireNonNull("z", z)});
    }

    /**
     * A stack from a stack file, which is verified and copied: the file is not needed afterwards. Results have the
     * bits that they have with the stack that was written.
     *
     * @param file a file that {@link #write(Path)} wrote, here or on another machine
     * @return the stack
     * @throws StackFormatException if the file is not a whole, undamaged stack file of a known version
     * @throws IOException if the file cannot be read, or the thread is interrupted (ClosedByInterruptException)
     * @throws OutOfMemoryError if there is not enough memory
     */
    public static SurfaceStack open(Path file) throws IOException {
        return of(StackReader.read(Segments.requireNonNull("file", file)));
    }

    /**
     * A stack from a channel that gives the bytes of a stack file; those behind them are left.
     *
     * @param in where to read from, in blocking mode; left open
     * @param name what to call it in messages
     * @return the stack
     * @throws StackFormatException if the bytes are not a whole, undamaged stack file of a known version
     * @throws IOException if the channel cannot be read
     * @throws OutOfMemoryError if there is not enough memory
     */
    public static SurfaceStack read(ReadableByteChannel in, String name) throws IOException {
        return of(StackReader.read(Segments.requireNonNull("in", in), Segments.requireNonNull("name", name)));
    }

    private static SurfaceStack of(StackReader.Content content) {
        return new SurfaceStack(content.x(), content.y(), content.table());
    }

    /**
     * The number of surfaces.
     *
     * @return K, 1 or more
     */
    public int surfaceCount() {
        return table.surfaces();
    }

    /**
     * The x axis.
     *
     * @return the axis of nx knots
     */
    public Axis xAxis() {
        return x.axis();
    }

    /**
     * The y axis.
     *
     * @return the axis of ny knots
     */
    public Axis yAxis() {
        return y.axis();
    }

    /**
     * The off-heap memory that the stack holds.
     *
     * @return its size in bytes
     */
    public long byteSize() {
        return table.nodes().byteSize();
    }

    /**
     * How many points are not on the grid: a pass over the coordinates, which evaluates nothing.
     *
     * @param points the points
     * @return the numbers of points outside x, outside y, with a NaN coordinate, and of those that their rules refuse
     * @throws IllegalStateException if the arena of the points is closed
     * @throws IllegalArgumentException if it is confined to another thread
     */
    public OutsideCounts outside(Points points) {
        Segments.requireNonNull("points", points);
        Request.requirePoints(points);
        OutsideCounter counter = new OutsideCounter();
        countOutside(points, counter);
        return OutsideCounts.of(counter);
    }

    /** The same with a counter that may be used again, and keeps the counts. */
    void countOutside(Points points, OutsideCounter counter) {
        try {
            counter.count(xLocator(Outside.ERROR), yLocator(Outside.ERROR), points.x(), points.y(),
                    points.xOutside() == Outside.ERROR, points.yOutside() == Outside.ERROR);
        } catch (IllegalStateException e) {
            if (points.x().scope().isAlive() && points.y().scope().isAlive()) {
                throw e;
            }
            throw new IllegalStateException("points: closed while they were counted; they must stay open until that"
                    + " has ended", e);
        }
    }

    /**
     * What a call says of points that it refuses, without the name of the points: for programs that look at all of
     * their points, with {@link #outside(Points)}, before they have any part of them evaluated.
     *
     * @param counts of all points, some of them refused
     * @param points how many points there are
     * @param x the x of the first that is refused
     * @param y its y
     * @return such as {@code 2 of 6 points are outside the grid and are refused; the first is point 1 at (3.0, 0.5),
     *     and the knots go from 0.0 to 2.0 in x and from 0.0 to 1.0 in y}
     * @throws IllegalArgumentException if no point is refused
     */
    public String refusal(OutsideCounts counts, long points, double x, double y) {
        if (Segments.requireNonNull("counts", counts).refused() == 0) {
            throw new IllegalArgumentException("counts: no point is refused; there must be one");
        }
        return counts.refused() + " of " + points + " points are outside the grid and are refused; the first is point "
                + counts.firstRefused() + " at (" + x + ", " + y + "), and the knots go " + xAxis().extent("x")
                + " and " + yAxis().extent("y");
    }

    /**
     * All surfaces.
     *
     * @return the range 0 to K
     */
    public Surfaces all() {
        return new Surfaces(this, 0, surfaceCount());
    }

    /**
     * A range of surfaces.
     *
     * @param from the first surface
     * @param to one past the last surface
     * @return the range
     * @throws IndexOutOfBoundsException unless {@code 0 <= from < to <= K}
     */
    public Surfaces range(int from, int to) {
        if (from < 0 || from >= to || to > surfaceCount()) {
            throw new IndexOutOfBoundsException("surfaces " + from + " to " + to + " (exclusive): must lie within 0 to "
                    + surfaceCount() + " and hold at least one");
        }
        return new Surfaces(this, from, to);
    }

    /**
     * A single surface.
     *
     * @param k its index
     * @return the range of that one surface
     * @throws IndexOutOfBoundsException unless {@code 0 <= k < K}
     */
    public Surfaces only(int k) {
        if (k < 0 || k >= surfaceCount()) {
            throw new IndexOutOfBoundsException("surface " + k + ": must lie within 0 to " + (surfaceCount() - 1));
        }
        return new Surfaces(this, k, k + 1);
    }

    /**
     * Writes the stack into a file: axes, values and what verifies them. The file has its name when it is whole; until
     * then there is a hidden temporary file beside it, which is deleted where writing fails or the JVM ends, but
     * for one that is killed (SIGKILL).
     *
     * @param file its name; a file of that name is replaced, but no folder, device or pipe
     * @throws IOException if it cannot be written, or the thread is interrupted (ClosedByInterruptException)
     * @throws IllegalStateException if the stack is closed
     */
    public void write(Path file) throws IOException {
        writer().write(Segments.requireNonNull("file", file));
    }

    /**
     * Writes what a stack file holds to a channel.
     *
     * @param out where to write, in blocking mode; left open
     * @throws IOException if it cannot be written to
     * @throws IllegalStateException if the stack is closed
     */
    public void write(WritableByteChannel out) throws IOException {
        writer().write(Segments.requireNonNull("out", out));
    }

    /**
     * A number that tells stacks apart: the same for the same axes and values, bit for bit, on any machine, and with
     * other axes or values another, but for a chance of less than one in a billion. It takes a pass over all values.
     *
     * @return the number, made of CRC32C checksums; no protection against intent
     * @throws IllegalStateException if the stack is closed
     */
    public long checksum() {
        return writer().checksum();
    }

    private StackWriter writer() {
        if (!table.isOpen()) {
            throw new IllegalStateException(this + " is closed; it can't be written any more");
        }
        return new StackWriter(xAxis(), yAxis(), table);
    }

    /** Frees the memory. Closing a closed stack does nothing. */
    @Override
    public void close() {
        table.close();
    }

    @Override
    public String toString() {
        return "SurfaceStack[" + surfaceCount() + " surfaces of " + xAxis().size() + "x" + yAxis().size() + "]";
    }

    NodeTable table() {
        return table;
    }

    AxisLocator xLocator(Outside rule) {
        return x.locator(rule);
    }

    AxisLocator yLocator(Outside rule) {
        return y.locator(rule);
    }

    AxisSlopes xSlopes() {
        return x.slopes();
    }

    AxisSlopes ySlopes() {
        return y.slopes();
    }
}

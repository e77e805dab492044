package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.table.NodeTable;

/**
 * What a call asks for, once its arguments are checked: the points, and for each family its surfaces and its output.
 * How it is carried out is a {@link SumsPlan} or a {@link ValuesPlan}, which is made of it.
 *
 * <p>Described again for each call, so that calls allocate nothing: {@link #begin}, then {@link #add} for each family,
 * then what else is asked for, and {@link #end} when all is done. Written by the calling thread before the work begins
 * and only read afterwards.
 */
public final class Call {
    private static final int FAMILIES = 4;

    AxisLocator xLocator;
    AxisLocator yLocator;
    MemorySegment x;
    MemorySegment y;
    long points;
    Layout layout;
    int families;
    NodeTable[] tables = new NodeTable[FAMILIES];
    int[] first = new int[FAMILIES];
    int[] count = new int[FAMILIES];
    Finish[] finishes = new Finish[FAMILIES];
    MemorySegment[] outputs = new MemorySegment[FAMILIES];
    /** Where derivatives go; null where none are asked for. */
    MemorySegment dx;
    MemorySegment dy;
    AxisSlopes xSlopes;
    AxisSlopes ySlopes;
    /** Where each family's surfaces begin among those of all. */
    int[] surfaceAt = new int[FAMILIES];
    int surfaces;
    final CallNumber number = new CallNumber();

    /** An empty call. */
    public Call() {
    }

    /**
     * Begins a call.
     *
     * @param xAxis locates on the x axis
     * @param yAxis locates on the y axis
     * @param xs the points' x
     * @param ys the points' y
     */
    public void begin(AxisLocator xAxis, AxisLocator yAxis, MemorySegment xs, MemorySegment ys) {
        xLocator = xAxis;
        yLocator = yAxis;
        x = xs;
        y = ys;
        points = xs.byteSize() / Double.BYTES;
        layout = Layout.SURFACE_MAJOR;
        families = 0;
        surfaces = 0;
        dx = null;
        dy = null;
        number.next();
    }

    /**
     * Adds a family.
     *
     * @param table its values
     * @param from its first surface
     * @param surfaceCount how many surfaces
     * @param transform what is done to values
     * @param output where its values go; null for sums
     * @throws IllegalStateException if no call has begun
     */
    public void add(NodeTable table, int from, int surfaceCount, Transform transform, MemorySegment output) {
        if (x == null) {
            throw new IllegalStateException("no call has begun");
        }
        if (families == tables.length) {
            int more = 2 * families;
            first = Arrays.copyOf(first, more);
            count = Arrays.copyOf(count, more);
            finishes = Arrays.copyOf(finishes, more);
            outputs = Arrays.copyOf(outputs, more);
            surfaceAt = Arrays.copyOf(surfaceAt, more);
            // Last, as its length is what is asked: if there is no heap for one of them, the next call tries again.
            tables = Arrays.copyOf(tables, more);
        }
        tables[families] = table;
        first[families] = from;
        count[families] = surfaceCount;
        finishes[families] = Finish.of(transform, table);
        outputs[families] = output;
        surfaceAt[families] = surfaces;
        surfaces = Math.addExact(surfaces, surfaceCount);
        families++;
    }

    /**
     * Sets the order of stored values.
     *
     * @param order the order
     * @throws IllegalStateException if no family is there
     */
    public void layout(Layout order) {
        requireFamily();
        layout = order;
    }

    /**
     * Asks for derivatives of the only family's values, whose output may then be null.
     *
     * @param xAxis slopes on the x axis
     * @param yAxis slopes on the y axis
     * @param alongX where the derivatives along x go; null for none
     * @param alongY where the derivatives along y go; null for none
     * @throws IllegalStateException if no family is there, or more than one
     */
    public void gradients(AxisSlopes xAxis, AxisSlopes yAxis, MemorySegment alongX, MemorySegment alongY) {
        requireFamily();
        if (families > 1) {
            throw new IllegalStateException("derivatives of " + families + " families; there must be one");
        }
        xSlopes = xAxis;
        ySlopes = yAxis;
        dx = alongX;
        dy = alongY;
    }

    /** Refuses a call without a family: nothing can be planned or asked of it. */
    void requireFamily() {
        if (families == 0) {
            throw new IllegalStateException("the call has no family");
        }
    }

    /** Whether points may lie beyond their cells. */
    boolean goesBeyond() {
        return xLocator.goesBeyond() || yLocator.goesBeyond();
    }

    /**
     * The points.
     *
     * @return m
     */
    public long points() {
        return points;
    }

    /**
     * The surfaces of all families together.
     *
     * @return K'
     */
    public int surfaces() {
        return surfaces;
    }

    long nodes() {
        return tables[0].nodeCount();
    }

    int columns() {
        return tables[0].columns();
    }

    /**
     * The knots of the x axis.
     *
     * @return nx
     */
    public int xKnots() {
        return tables[0].cells() / tables[0].columns();
    }

    /**
     * The knots of the y axis.
     *
     * @return ny
     */
    public int yKnots() {
        return tables[0].columns() - 1;
    }

    /**
     * What is done to values.
     *
     * @return the transform, that of the last family where families differ
     */
    public Transform transform() {
        return finishes[families - 1].transform();
    }

    /**
     * Finds memory that a thread may not touch.
     *
     * @param thread the thread
     * @return what lies in an arena that is confined to another thread; null if all is accessible
     */
    public String inaccessibleTo(Thread thread) {
        if (!x.isAccessibleBy(thread) || !y.isAccessibleBy(thread)) {
            return "points";
        }
        for (int f = 0; f < families; f++) {
            if (outputs[f] != null && !outputs[f].isAccessibleBy(thread)) {
                return families == 1 ? "output" : "output of family " + f;
            }
        }
        if (dx != null && !dx.isAccessibleBy(thread)) {
            return "dx";
        }
        if (dy != null && !dy.isAccessibleBy(thread)) {
            return "dy";
        }
        return null;
    }

    /**
     * Whether memory of the call is gone, so that work on it fails.
     *
     * @return true if points, surfaces or an output are closed
     */
    public boolean hasClosedMemory() {
        boolean closed = isClosed(x) || isClosed(y) || isClosed(dx) || isClosed(dy);
        for (int f = 0; f < families; f++) {
            closed |= !tables[f].isOpen() || isClosed(outputs[f]);
        }
        return closed;
    }

    private static boolean isClosed(MemorySegment segment) {
        return segment != null && !segment.scope().isAlive();
    }

    /** Nobody works on the call any more. Its memory is still known, for what is said of a failure. */
    public void finish() {
        number.next();
    }

    /** Lets go of the caller's memory. What was planned of the call is of no use any more. */
    public void end() {
        xLocator = null;
        yLocator = null;
        x = null;
        y = null;
        for (int f = 0; f < families; f++) {
            tables[f] = null;
            outputs[f] = null;
        }
        if (xSlopes != null) {
            dx = null;
            dy = null;
            xSlopes = null;
            ySlopes = null;
        }
        families = 0;
        number.next();
    }
}

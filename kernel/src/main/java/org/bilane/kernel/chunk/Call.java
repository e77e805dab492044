package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.sum.CompensatedSums;
import org.bilane.kernel.table.NodeTable;

/**
 * What a call asks for, once its arguments are checked: the points, and for each family its surfaces and its output.
 * Filled again for each call, so that calls allocate nothing. Written by the calling thread before the work begins
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
    private Transform transform;
    private int xKnots;
    private int yKnots;
    int families;
    NodeTable[] tables = new NodeTable[FAMILIES];
    int[] first = new int[FAMILIES];
    int[] count = new int[FAMILIES];
    Finish[] finishes = new Finish[FAMILIES];
    MemorySegment[] outputs = new MemorySegment[FAMILIES];
    /** Where each family's sums begin among the sums of all. */
    int[] sumAt = new int[FAMILIES];
    int surfaces;

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
    }

    /**
     * Sets the order of stored values.
     *
     * @param order the order
     */
    public void layout(Layout order) {
        layout = order;
    }

    /**
     * Notes what the evaluation itself does not need, for whoever watches it.
     *
     * @param nx the knots of the x axis
     * @param ny the knots of the y axis
     * @param what what is done to values
     */
    public void describe(int nx, int ny, Transform what) {
        xKnots = nx;
        yKnots = ny;
        transform = what;
    }

    /**
     * Adds a family.
     *
     * @param table its values
     * @param from its first surface
     * @param surfaceCount how many surfaces
     * @param transform what is done to values
     * @param output where its values go; null for sums
     */
    public void add(NodeTable table, int from, int surfaceCount, Transform transform, MemorySegment output) {
        if (families == tables.length) {
            int more = 2 * families;
            tables = Arrays.copyOf(tables, more);
            first = Arrays.copyOf(first, more);
            count = Arrays.copyOf(count, more);
            finishes = Arrays.copyOf(finishes, more);
            outputs = Arrays.copyOf(outputs, more);
            sumAt = Arrays.copyOf(sumAt, more);
        }
        tables[families] = table;
        first[families] = from;
        count[families] = surfaceCount;
        finishes[families] = Finish.of(transform, table);
        outputs[families] = output;
        sumAt[families] = surfaces;
        surfaces = Math.addExact(surfaces, surfaceCount);
        families++;
    }

    /**
     * Finds memory that a thread may not touch.
     *
     * @param thread the thread
     * @return what lies in an arena that is confined to another thread; null if all is accessible
     */
    public String inaccessibleTo(Thread thread) {
        if (!x.isAccessibleBy(thread)) {
            return "x";
        }
        if (!y.isAccessibleBy(thread)) {
            return "y";
        }
        for (int f = 0; f < families; f++) {
            if (outputs[f] != null && !outputs[f].isAccessibleBy(thread)) {
                return "output " + f;
            }
        }
        return null;
    }

    /** Lets go of the caller's memory. */
    public void end() {
        xLocator = null;
        yLocator = null;
        x = null;
        y = null;
        Arrays.fill(tables, 0, families, null);
        Arrays.fill(outputs, 0, families, null);
        families = 0;
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
     * The knots of the x axis.
     *
     * @return nx
     */
    public int xKnots() {
        return xKnots;
    }

    /**
     * The knots of the y axis.
     *
     * @return ny
     */
    public int yKnots() {
        return yKnots;
    }

    /**
     * What is done to values.
     *
     * @return the transform
     */
    public Transform transform() {
        return transform;
    }

    /**
     * The surfaces of all families together.
     *
     * @return their number
     */
    public int surfaces() {
        return surfaces;
    }

    /**
     * Stores sums where the caller wants them.
     *
     * @param sums a sum for each surface of each family, in order
     */
    public void storeSums(CompensatedSums sums) {
        for (int f = 0; f < families; f++) {
            if (outputs[f] != null) {
                for (int s = 0; s < count[f]; s++) {
                    outputs[f].setAtIndex(ValueLayout.JAVA_DOUBLE, s, sums.value(sumAt[f] + s));
                }
            }
        }
    }
}

package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Route;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.OutsideCounter;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.plan.JobShape;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.SurfacePlanes;

/**
 * What a call asks for, once its arguments are checked: the points, and for each family its surfaces and its output.
 * Filled again for each call, so that calls allocate nothing. Written by the calling thread before the work begins
 * and only read afterwards.
 */
public final class Call implements JobShape {
    private static final int FAMILIES = 4;
    private static final long PLANE_POINTS_PER_NODE = 4;
    /** An L2 of the smallest usual size. */
    private static final long LARGEST_PLANE = 256 * 1024;

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
    /** Where derivatives go; null where none are asked for. */
    MemorySegment dx;
    MemorySegment dy;
    AxisSlopes xSlopes;
    AxisSlopes ySlopes;
    /** Where each family's sums begin among the sums of all. */
    int[] sumAt = new int[FAMILIES];
    int surfaces;
    /** Whether sums are grouped by cell, and the length of their blocks, once that is decided. */
    boolean grouped;
    long blockLength;
    long blocks;
    /** Whether surfaces are copied to planes for their values, once that is decided. */
    boolean planes;
    private Route route;
    private OutsideCounter counter;
    /** Tells the calls apart for which this object is used one after the other. */
    long number;

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
        number++;
    }

    /**
     * Asks for derivatives of the only family's values, which are then stored before them: in their own output, or
     * where they are not asked for and derivatives of powers need them, in that of a derivative.
     *
     * @param xAxis slopes on the x axis
     * @param yAxis slopes on the y axis
     * @param alongX where the derivatives along x go; null for none
     * @param alongY where the derivatives along y go; null for none
     */
    public void gradients(AxisSlopes xAxis, AxisSlopes yAxis, MemorySegment alongX, MemorySegment alongY) {
        xSlopes = xAxis;
        ySlopes = yAxis;
        dx = alongX;
        dy = alongY;
        if (outputs[0] == null && finishes[0] != Finish.IDENTITY) {
            outputs[0] = alongX == null ? alongY : alongX;
        }
    }

    /** Whether points may lie beyond their cells. */
    boolean goesBeyond() {
        return xLocator.goesBeyond() || yLocator.goesBeyond();
    }

    /**
     * Counts points outside, for whoever refuses them.
     *
     * @return a counter that is kept from call to call
     */
    public OutsideCounter counter() {
        if (counter == null) {
            counter = new OutsideCounter();
        }
        return counter;
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
     * The route, once it is decided.
     *
     * @return the route, that of most surfaces where families differ
     */
    public Route route() {
        return route;
    }

    @Override
    public long nodes() {
        return tables[0].nodeCount();
    }

    @Override
    public int columns() {
        return tables[0].columns();
    }

    @Override
    public long blockPoints() {
        return blockLength;
    }

    /** Decides on the order of summation, once all families are added. */
    public void planSums() {
        int cells = tables[0].cells();
        grouped = SumOrder.isGrouped(points, cells);
        blockLength = SumOrder.blockLength(points, cells);
        blocks = SumOrder.blocks(points, cells);
        route = grouped ? Route.SUMS_BY_CELL : Route.SUMS_IN_ORDER;
    }

    /**
     * Decides whether the values of single surfaces are read from planes, once all is described. Copying reads each
     * node once, which the points must outweigh; and from many surfaces, a large plane is no nearer than the table, and
     * a tile that is turned in registers is faster.
     *
     * @param tilesInRegisters whether tiles are turned in registers
     */
    public void planValues(boolean tilesInRegisters) {
        NodeTable table = tables[0];
        boolean few = true;
        for (int f = 0; f < families; f++) {
            few &= count[f] < OrderedSums.FEW_SURFACES;
        }
        boolean near = !tilesInRegisters && layout == Layout.SURFACE_MAJOR
                && table.nodeCount() * Double.BYTES <= LARGEST_PLANE;
        planes = (few || near) && points >= PLANE_POINTS_PER_NODE * table.nodeCount()
                && SurfacePlanes.fit(table.nodeCount(), surfaces);
        route = planes || few ? Route.VALUES_BY_PLANE
                : layout == Layout.POINT_MAJOR ? Route.VALUES_BY_POINT : Route.VALUES_BY_TILE;
    }

    /**
     * Whether sums are grouped by cell.
     *
     * @return true if so, valid after {@link #planSums}
     */
    public boolean grouped() {
        return grouped;
    }

    /**
     * The ranges of a block that is grouped by cell.
     *
     * @return their number, valid after {@link #planSums}; the last block may have fewer
     */
    public int ranges() {
        return SumOrder.ranges((int) blockLength);
    }

    /**
     * Whether the points are grouped by cell and all of them are one range.
     *
     * @return true if so, valid after {@link #planSums}
     */
    public boolean isOneRange() {
        return grouped && blocks == 1 && ranges() == 1;
    }

    /**
     * Whether all points are summed at once, so that the sums of this one part are those of the call.
     *
     * @return true if so, valid after {@link #planSums}
     */
    public boolean isOnePart() {
        return grouped ? isOneRange() : blocks == 1;
    }

    /**
     * The blocks that are summed by themselves.
     *
     * @return their number, valid after {@link #planSums}
     */
    public long blocks() {
        return blocks;
    }

    /** The bytes of a row of partial sums for each surface of each family. */
    long laneBytes() {
        long bytes = 0;
        for (int f = 0; f < families; f++) {
            bytes += Scratch.rowBytes(count[f]);
        }
        return bytes;
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
        if (dx != null && !dx.isAccessibleBy(thread)) {
            return "dx";
        }
        if (dy != null && !dy.isAccessibleBy(thread)) {
            return "dy";
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
        dx = null;
        dy = null;
        xSlopes = null;
        ySlopes = null;
        families = 0;
    }

    @Override
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

    @Override
    public int surfaces() {
        return surfaces;
    }

    /**
     * Stores sums where the caller wants them.
     *
     * @param sums begins with a sum for each surface of each family, in order
     */
    public void storeSums(MemorySegment sums) {
        for (int f = 0; f < families; f++) {
            if (outputs[f] != null) {
                MemorySegment.copy(sums, (long) sumAt[f] * Double.BYTES, outputs[f], 0, (long) count[f] * Double.BYTES);
            }
        }
    }
}

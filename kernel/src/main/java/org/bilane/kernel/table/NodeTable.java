package org.bilane.kernel.table;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.exp.ExpBase;

/**
 * The values of K surfaces on a grid, off-heap: {@code [ix][iy][k]}, ix up to nx and iy up to ny inclusive, in the
 * ascending order of the knots.
 *
 * <p>The K values of a node are contiguous, so that lanes run across surfaces and every vector load is contiguous.
 * Row nx repeats row nx-1, and column ny repeats column ny-1: a cell that begins on the last knot has four corners
 * like any other, its differences are zero, and the last knot needs no case of its own. Behind the last node lie
 * {@link #OVERRUN} doubles more, which a load of a whole vector that begins at a surface may touch.
 *
 * <p>A cell is <em>irregular</em> if, in any surface, a corner is NaN, infinite, or so
 * large that a difference could overflow. Such cells take the route of
 * {@link org.bilane.kernel.bilinear.IrregularCell}.
 *
 * <p>Immutable once built, and shared between threads.
 */
public final class NodeTable implements AutoCloseable {
    /** Doubles behind the last node: one less than the widest vector's lanes, rounded up. */
    static final int OVERRUN = 8;

    private final Arena arena;
    private final MemorySegment nodes;
    private final int surfaces;
    private final int stride;
    private final int columns;
    private final long[] irregular;
    private final double least;
    private final double greatest;
    private final byte[] degrees;

    NodeTable(Arena arena, MemorySegment nodes, int surfaces, int stride, int columns, long[] irregular,
            double least, double greatest, byte[] degrees) {
        this.arena = arena;
        this.nodes = nodes.asReadOnly();
        this.surfaces = surfaces;
        this.stride = stride;
        this.columns = columns;
        this.irregular = irregular;
        this.least = least;
        this.greatest = greatest;
        this.degrees = degrees;
    }

    /**
     * The values.
     *
     * @return the segment, 64-byte aligned
     */
    public MemorySegment nodes() {
        return nodes;
    }

    /**
     * The number of surfaces.
     *
     * @return K
     */
    public int surfaces() {
        return surfaces;
    }

    /**
     * The cells, and nodes, in a row of constant ix: ny + 1. Cell (ix, iy) has the number
     * {@code ix * columns() + iy}, like the node where it begins.
     *
     * @return the number
     */
    public int columns() {
        return columns;
    }

    /**
     * The distance of a node from its neighbour in y.
     *
     * @return bytes
     */
    public long nodeBytes() {
        return (long) stride * Double.BYTES;
    }

    /**
     * The distance of a node from its neighbour in x.
     *
     * @return bytes
     */
    public long rowBytes() {
        return columns * nodeBytes();
    }

    /**
     * Whether any cell is irregular.
     *
     * @return true if so
     */
    public boolean hasIrregularCells() {
        return irregular != null;
    }

    /**
     * Whether a cell is irregular in any of the surfaces.
     *
     * @param cell its number
     * @return true if so
     */
    public boolean isIrregular(int cell) {
        return irregular != null && (irregular[cell >>> 6] >>> cell & 1) != 0;
    }

    /**
     * Whether every value of every regular cell lies where the power is neither subnormal nor near overflow, so that
     * the shorter form of the power serves.
     *
     * @param base the base of the power
     * @return true if so
     */
    public boolean isBounded(ExpBase base) {
        return least >= base.boundedMin && greatest <= base.boundedMax;
    }

    /**
     * The nodes, counting those of the repeated row and column.
     *
     * @return (nx + 1) (ny + 1)
     */
    public long nodeCount() {
        return (long) degrees.length + columns;
    }

    /**
     * The cells of the grid, counting those that begin on its last knots and on the repeated ones before them.
     *
     * @return one more than the greatest cell number
     */
    public int cells() {
        return degrees.length;
    }

    /**
     * The polynomial of {@link org.bilane.kernel.exp.DeviationExp} that serves a cell: all values of all surfaces in
     * the cell, times the base's natural logarithm, are within its reach from the middle between the surface's least
     * and greatest corner, and have a power that is a normal number.
     *
     * @param cell its number
     * @param base the base of the power
     * @return the degree, 8 or 11; 0 if neither serves
     */
    public int deviationDegree(int cell, ExpBase base) {
        return DeviationDegrees.degree(degrees[cell], base);
    }

    /**
     * Whether the memory is still there.
     *
     * @return false once the table is closed
     */
    public boolean isOpen() {
        return nodes.scope().isAlive();
    }

    /**
     * Fails as any access does once the table is closed; for work that goes on with copies.
     *
     * @throws IllegalStateException if the table is closed
     */
    public void requireOpen() {
        nodes.get(ValueLayout.JAVA_DOUBLE, 0);
    }

    @Override
    public synchronized void close() {
        if (isOpen()) {
            arena.close();
        }
    }
}

package org.bilane.kernel.table;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.bilane.kernel.bilinear.IrregularCell;

/**
 * Lays a stack out as a {@link NodeTable}, by rows of a surface or by nodes. Rows are copied to scratch before they are
 * looked at, since their source may be a mapped file that is truncated meanwhile. Not thread-safe.
 */
public final class NodeTableBuilder implements AutoCloseable {
    /** From this many surfaces on lanes run across surfaces, and nodes are padded to whole vectors. */
    private static final int PADDED_FROM = 8;
    private static final long ALIGNMENT = 64;

    private final int surfaces;
    private final KnotOrder order;
    private final int nx;
    private final int ny;
    private final int stride;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment nodes;
    private final double[] row;
    /** Nodes at which some surface's value is not regular. */
    private final BitSet wild = new BitSet();
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private boolean built;

    /**
     * A builder of a table whose values all have to be set.
     *
     * @param surfaces K, 1 or more
     * @param order the knots, in whose order values are set
     * @throws IllegalArgumentException if the grid has too many nodes, or the table too many bytes to be counted
     * @throws OutOfMemoryError if there is not enough off-heap memory
     */
    public NodeTableBuilder(int surfaces, KnotOrder order) {
        this.surfaces = surfaces;
        this.order = order;
        this.nx = order.nx();
        this.ny = order.ny();
        this.stride = surfaces < PADDED_FROM ? surfaces : Math.ceilDiv(surfaces, 8) * 8;
        this.row = new double[ny];
        long gridNodes = (nx + 1L) * (ny + 1L);
        if (gridNodes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("grid " + nx + "x" + ny + ": at most 2^31 - 1 nodes are possible");
        }
        try {
            long doubles = Math.addExact(Math.multiplyExact(gridNodes, (long) stride), NodeTable.OVERRUN);
            this.nodes = arena.allocate(Math.multiplyExact(doubles, (long) Double.BYTES), ALIGNMENT);
        } catch (ArithmeticException e) {
            arena.close();
            throw new IllegalArgumentException("z: " + surfaces + " surfaces of " + nx + "x" + ny
                    + " take more than 2^63 bytes", e);
        } catch (Throwable e) {
            arena.close();
            throw e;
        }
    }

    /**
     * Sets the values of a surface at all knots of y for one knot of x.
     *
     * @param k the surface
     * @param ix the knot of x
     * @param source where the ny doubles are
     * @param offset where they begin, in bytes
     */
    public void setRow(int k, int ix, MemorySegment source, long offset) {
        MemorySegment.copy(source, ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, row, 0, ny);
        long firstNode = (long) order.x(ix) * (ny + 1);
        for (int iy = 0; iy < ny; iy++) {
            long node = firstNode + order.y(iy);
            look(row[iy], node);
            nodes.setAtIndex(ValueLayout.JAVA_DOUBLE, node * stride + k, row[iy]);
        }
    }

    /**
     * Sets the values of some surfaces at one node, for a caller that has them in the order of the table.
     *
     * @param ix the knot of x
     * @param iy the knot of y
     * @param from the first surface
     * @param count how many surfaces
     * @param source where the values are, not to be changed meanwhile
     * @param layout the bits of a double in the source
     * @param offset where the values begin, in bytes
     */
    public void setNode(int ix, int iy, int from, int count, MemorySegment source, ValueLayout.OfLong layout,
            long offset) {
        long node = (long) order.x(ix) * (ny + 1) + order.y(iy);
        long first = node * stride + from;
        MemorySegment.copy(source, layout, offset, nodes, ValueLayout.JAVA_LONG, first * Double.BYTES, count);
        for (int k = 0; k < count; k++) {
            look(nodes.getAtIndex(ValueLayout.JAVA_DOUBLE, first + k), node);
        }
    }

    /** Learns from a value what the table is to know beside it. */
    private void look(double value, long node) {
        if (Math.abs(value) <= IrregularCell.LARGEST_REGULAR) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        } else {
            wild.set((int) node);
        }
    }

    /**
     * The table, once all values are set.
     *
     * @return the table, which owns the memory from now on
     */
    public NodeTable build() {
        long nodeBytes = (long) stride * Double.BYTES;
        for (int ix = 0; ix < nx; ix++) {
            long last = ((long) ix * (ny + 1) + ny - 1) * nodeBytes;
            MemorySegment.copy(nodes, last, nodes, last + nodeBytes, nodeBytes);
        }
        long rowBytes = (ny + 1) * nodeBytes;
        MemorySegment.copy(nodes, (nx - 1) * rowBytes, nodes, nx * rowBytes, rowBytes);
        built = true;
        return new NodeTable(arena, nodes, surfaces, stride, ny + 1, irregularCells(), least, greatest,
                DeviationDegrees.of(nodes, surfaces, stride, nx, ny + 1));
    }

    /** The cells with a wild corner, as bits by cell number; null if there are none. */
    private long[] irregularCells() {
        if (wild.isEmpty()) {
            return null;
        }
        int columns = ny + 1;
        BitSet cells = new BitSet(nx * columns);
        wild.stream().forEach(node -> {
            int ix = node / columns;
            int iy = node % columns;
            for (int x = Math.max(ix - 1, 0); x <= ix; x++) {
                cells.set(x * columns + Math.max(iy - 1, 0), x * columns + iy + 1);
            }
        });
        long[] words = new long[(nx * columns >>> 6) + 1];
        long[] set = cells.toLongArray();
        System.arraycopy(set, 0, words, 0, set.length);
        return words;
    }

    /** Frees the memory unless a table owns it. */
    @Override
    public void close() {
        if (!built) {
            arena.close();
        }
    }
}

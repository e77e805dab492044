package org.bilane.kernel.table;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import org.bilane.kernel.bilinear.IrregularCell;

/**
 * Lays a stack out as a {@link NodeTable}, by rows of surfaces or by nodes. Values are copied to scratch before they
 * are looked at, since their source may be a mapped file that is truncated meanwhile. Not thread-safe.
 */
public final class NodeTableBuilder implements AutoCloseable {
    /** From this many surfaces on lanes run across surfaces, and nodes are padded to whole vectors. */
    private static final int PADDED_FROM = 8;
    private static final long ALIGNMENT = 64;
    /** So many surfaces are transposed together, from rows of a surface to nodes: 512 bytes of a node. */
    private static final int TRANSPOSED_SURFACES = 64;
    /** 64 KiB of doubles are transposed at a time, in memory that stays in the cache. */
    private static final int TRANSPOSED_DOUBLES = 8192;
    private static final int PIECE = 1024;
    /** What makes a magnitude's bits negative if it is no regular value. */
    private static final long TO_NEGATIVE =
            Long.MAX_VALUE - Double.doubleToRawLongBits(IrregularCell.LARGEST_REGULAR);

    private final int surfaces;
    private final KnotOrder order;
    private final int nx;
    private final int ny;
    private final int stride;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment nodes;
    private final double[] piece = new double[PIECE];
    private final double[] transposed = new double[TRANSPOSED_DOUBLES];
    /** The least and the greatest regular values, by places in the piece, so that they are found in vectors. */
    private final double[] leasts = new double[PIECE];
    private final double[] greatests = new double[PIECE];
    /** Nodes at which the value of any surface is NaN, infinite or too large for the plain formula. */
    private final BitSet irregularNodes = new BitSet();
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
        Arrays.fill(leasts, Double.POSITIVE_INFINITY);
        Arrays.fill(greatests, Double.NEGATIVE_INFINITY);
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

    /** Where values come from, in the order of the knots. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Copies a part of a surface's row.
         *
         * @param k the surface
         * @param iy the first knot of y
         * @param count how many knots
         * @param into receives the values from its beginning
         */
        void copy(int k, int iy, int count, double[] into);
    }

    /**
     * Sets the values of some surfaces at all knots of y for one knot of x.
     *
     * @param ix the knot of x
     * @param from the first surface
     * @param count how many surfaces
     * @param rows has the values
     */
    public void setRows(int ix, int from, int count, Rows rows) {
        for (int done = 0; done < count; done += TRANSPOSED_SURFACES) {
            int together = Math.min(TRANSPOSED_SURFACES, count - done);
            int length = Math.min(PIECE, TRANSPOSED_DOUBLES / together);
            for (int iy = 0; iy < ny; iy += length) {
                int n = Math.min(length, ny - iy);
                for (int k = 0; k < together; k++) {
                    rows.copy(from + done + k, iy, n, piece);
                    inspect(n, node(ix, iy), order.yDescending() ? -1 : 1);
                    transpose(n, k, together);
                }
                store(from + done, together, Math.min(node(ix, iy), node(ix, iy + n - 1)), n);
            }
        }
    }

    private long node(int ix, int iy) {
        return (long) order.x(ix) * (ny + 1) + order.y(iy);
    }

    /** A surface's values of the piece to their places among those of other surfaces. */
    private void transpose(int n, int k, int together) {
        int at = order.yDescending() ? (n - 1) * together + k : k;
        int step = order.yDescending() ? -together : together;
        for (int i = 0; i < n; i++) {
            transposed[at] = piece[i];
            at += step;
        }
    }

    /** Stores what was transposed. */
    private void store(int from, int together, long firstNode, int n) {
        long first = firstNode * stride + from;
        if (together == stride) {
            MemorySegment.copy(transposed, 0, nodes, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, n * stride);
            return;
        }
        for (int i = 0; i < n; i++) {
            MemorySegment.copy(transposed, i * together, nodes, ValueLayout.JAVA_DOUBLE,
                    (first + (long) i * stride) * Double.BYTES, together);
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
        long node = node(ix, iy);
        long first = node * stride + from;
        MemorySegment.copy(source, layout, offset, nodes, ValueLayout.JAVA_LONG, first * Double.BYTES, count);
        for (int done = 0; done < count; done += PIECE) {
            int n = Math.min(PIECE, count - done);
            MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, (first + done) * Double.BYTES, piece, 0, n);
            inspect(n, node, 0);
        }
    }

    /** Finds the range of the regular values of the piece, and the nodes of the others. */
    private void inspect(int n, long node, int nodeStep) {
        long signs = 0;
        for (int i = 0; i < n; i++) {
            signs |= (Double.doubleToRawLongBits(piece[i]) & Long.MAX_VALUE) + TO_NEGATIVE;
        }
        if (signs < 0) {
            inspectEach(n, node, nodeStep);
            return;
        }
        for (int i = 0; i < n; i++) {
            leasts[i] = Math.min(leasts[i], piece[i]);
            greatests[i] = Math.max(greatests[i], piece[i]);
        }
    }

    private void inspectEach(int n, long node, int nodeStep) {
        for (int i = 0; i < n; i++) {
            if (Math.abs(piece[i]) <= IrregularCell.LARGEST_REGULAR) {
                leasts[i] = Math.min(leasts[i], piece[i]);
                greatests[i] = Math.max(greatests[i], piece[i]);
            } else {
                irregularNodes.set((int) (node + i * nodeStep));
            }
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
        double least = Arrays.stream(leasts).min().getAsDouble();
        double greatest = Arrays.stream(greatests).max().getAsDouble();
        boolean bounded = irregularNodes.isEmpty() && DeviationDegrees.areBounded(least, greatest);
        byte[] degrees = new DeviationDegrees(nodes, surfaces, stride, ny + 1, bounded).of(nx);
        long[] irregular = irregularCells();
        NodeTable table = new NodeTable(arena, nodes, surfaces, stride, ny + 1, irregular, least, greatest, degrees);
        // From here on the table owns the memory: nothing that may fail comes after this.
        built = true;
        return table;
    }

    /** The cells with an irregular corner, as bits by cell number; null if there are none. */
    private long[] irregularCells() {
        if (irregularNodes.isEmpty()) {
            return null;
        }
        int columns = ny + 1;
        BitSet cells = new BitSet(nx * columns);
        irregularNodes.stream().forEach(node -> {
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

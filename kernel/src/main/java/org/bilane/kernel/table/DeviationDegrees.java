package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.ExpBase;

/**
 * Looks for each cell how far its surfaces' corners are apart, and which polynomial serves deviations that far: for
 * each base, since deviations are multiplied by its natural logarithm. A byte holds the code of each in two bits.
 *
 * <p>Nodes are taken row by row, some columns at a time, in arrays: loops without a sum or a choice, which the compiler
 * turns into vectors. Not thread-safe.
 */
final class DeviationDegrees {
    /** The doubles of the nodes that are taken at a time: 16 KiB in each array. */
    private static final int PIECE = 2048;
    private static final int CODE_BITS = 2;
    private static final int CODE = (1 << CODE_BITS) - 1;
    private static final int[] DEGREES = {0, 8, 11};
    private static final ExpBase[] BASES = ExpBase.values();

    private final MemorySegment nodes;
    private final int surfaces;
    private final int stride;
    private final int columns;
    private final boolean bounded;
    private final int cellsTogether;
    private final int surfacesTogether;
    /** The nodes of two rows, and of each column the least and the greatest of both. */
    private final double[] near;
    private final double[] far;
    private final double[] low;
    private final double[] high;
    /** The same of the next column, and then of both columns. */
    private final double[] nextLow;
    private final double[] nextHigh;
    private final double[] distance;

    /**
     * Takes a table.
     *
     * @param nodes the values, the repeated row and column included
     * @param surfaces K
     * @param stride doubles from a node to the next
     * @param columns nodes along y, ny + 1
     * @param bounded whether all values of all surfaces {@link #areBounded are bounded}
     */
    DeviationDegrees(MemorySegment nodes, int surfaces, int stride, int columns, boolean bounded) {
        this.nodes = nodes;
        this.surfaces = surfaces;
        this.stride = stride;
        this.columns = columns;
        this.bounded = bounded;
        this.cellsTogether = Math.clamp(PIECE / stride, 1, columns - 1);
        this.surfacesTogether = Math.min(PIECE, stride);
        int longest = (cellsTogether + 1) * surfacesTogether;
        this.near = new double[longest];
        this.far = new double[longest];
        this.low = new double[longest];
        this.high = new double[longest];
        this.nextLow = new double[longest];
        this.nextHigh = new double[longest];
        this.distance = new double[longest];
    }

    /**
     * Whether a range of values lies where the power to any base is normal.
     *
     * @param least the least value
     * @param greatest the greatest
     * @return true if no cell needs to be looked at for it
     */
    static boolean areBounded(double least, double greatest) {
        boolean bounded = true;
        for (ExpBase base : BASES) {
            bounded &= least >= base.boundedMin && greatest <= base.boundedMax;
        }
        return bounded;
    }

    /**
     * A degree out of what {@link #of} found.
     *
     * @param codes the byte of a cell
     * @param base the base
     * @return 8, 11, or 0
     */
    static int degree(byte codes, ExpBase base) {
        return DEGREES[codes >>> CODE_BITS * base.ordinal() & CODE];
    }

    /**
     * The degrees of all cells.
     *
     * @param rows cells along x, nx
     * @return for each cell number what {@link #degree} takes
     */
    byte[] of(int rows) {
        byte[] degrees = new byte[rows * columns];
        double[] widest = new double[cellsTogether];
        double[] least = new double[cellsTogether];
        double[] greatest = new double[cellsTogether];
        for (int iy = 0; iy < columns - 1; iy += cellsTogether) {
            int cells = Math.min(cellsTogether, columns - 1 - iy);
            for (int ix = 0; ix < rows; ix++) {
                Arrays.fill(widest, 0);
                Arrays.fill(least, bounded ? 0 : Double.POSITIVE_INFINITY);
                Arrays.fill(greatest, bounded ? 0 : Double.NEGATIVE_INFINITY);
                for (int from = 0; from < surfaces; from += surfacesTogether) {
                    int count = Math.min(surfacesTogether, surfaces - from);
                    compare(ix, iy, cells, from);
                    for (int cell = 0; cell < cells; cell++) {
                        int at = cell * surfacesTogether;
                        widest[cell] = Math.max(widest[cell], greatest(distance, at, count));
                        if (!bounded) {
                            least[cell] = Math.min(least[cell], least(nextLow, at, count));
                            greatest[cell] = Math.max(greatest[cell], greatest(nextHigh, at, count));
                        }
                    }
                }
                for (int cell = 0; cell < cells; cell++) {
                    degrees[ix * columns + iy + cell] = codes(widest[cell], least[cell], greatest[cell]);
                }
            }
        }
        return degrees;
    }

    /** The distances of corners, cell by cell, of some surfaces, and the range of the corners. */
    private void compare(int ix, int iy, int cells, int from) {
        load(ix, iy, cells + 1, from, near);
        load(ix + 1, iy, cells + 1, from, far);
        int length = (cells + 1) * surfacesTogether;
        for (int i = 0; i < length; i++) {
            low[i] = Math.min(near[i], far[i]);
            high[i] = Math.max(near[i], far[i]);
        }
        int compared = cells * surfacesTogether;
        System.arraycopy(low, surfacesTogether, nextLow, 0, compared);
        System.arraycopy(high, surfacesTogether, nextHigh, 0, compared);
        for (int i = 0; i < compared; i++) {
            nextLow[i] = Math.min(nextLow[i], low[i]);
            nextHigh[i] = Math.max(nextHigh[i], high[i]);
        }
        for (int i = 0; i < compared; i++) {
            distance[i] = nextHigh[i] - nextLow[i];
        }
    }

    private void load(int ix, int iy, int count, int from, double[] into) {
        long first = (long) ix * columns + iy;
        if (surfacesTogether == stride) {
            MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, first * stride * Double.BYTES, into, 0, count * stride);
            return;
        }
        int length = Math.min(surfacesTogether, stride - from);
        for (int node = 0; node < count; node++) {
            MemorySegment.copy(nodes, ValueLayout.JAVA_DOUBLE, ((first + node) * stride + from) * Double.BYTES, into,
                    node * surfacesTogether, length);
        }
    }

    private static byte codes(double distance, double least, double greatest) {
        int codes = 0;
        for (ExpBase base : BASES) {
            if (least >= base.boundedMin && greatest <= base.boundedMax) {
                codes |= code(distance * base.slope) << CODE_BITS * base.ordinal();
            }
        }
        return (byte) codes;
    }

    private static int code(double distance) {
        if (distance <= 2 * DeviationConstants.REACH_8) {
            return 1;
        }
        return distance <= 2 * DeviationConstants.REACH_11 ? 2 : 0;
    }

    /** In several lines, since each result is waited for. */
    private static double greatest(double[] values, int from, int count) {
        double a = values[from];
        double b = a;
        double c = a;
        double d = a;
        int k = 1;
        for (; k + 3 < count; k += 4) {
            a = Math.max(a, values[from + k]);
            b = Math.max(b, values[from + k + 1]);
            c = Math.max(c, values[from + k + 2]);
            d = Math.max(d, values[from + k + 3]);
        }
        for (; k < count; k++) {
            a = Math.max(a, values[from + k]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static double least(double[] values, int from, int count) {
        double least = values[from];
        for (int k = 1; k < count; k++) {
            least = Math.min(least, values[from + k]);
        }
        return least;
    }
}

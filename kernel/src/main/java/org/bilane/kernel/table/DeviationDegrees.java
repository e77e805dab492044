package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.ExpBase;

/**
 * Looks for each cell how far its surfaces' corners are apart, and which polynomial serves deviations that far: for
 * each base, since deviations are multiplied by its natural logarithm. A byte holds the code of each in two bits.
 */
final class DeviationDegrees {
    private static final int CODE_BITS = 2;
    private static final int CODE = (1 << CODE_BITS) - 1;
    private static final int[] DEGREES = {0, 8, 11};
    private static final ExpBase[] BASES = ExpBase.values();

    private DeviationDegrees() {
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
     * @param nodes the values, the repeated row and column included
     * @param surfaces K
     * @param stride doubles from a node to the next
     * @param rows cells along x, nx
     * @param columns nodes along y, ny + 1
     * @return for each cell number what {@link #degree} takes
     */
    static byte[] of(MemorySegment nodes, int surfaces, int stride, int rows, int columns) {
        byte[] degrees = new byte[rows * columns];
        double[] range = new double[2];
        long nodeBytes = (long) stride * Double.BYTES;
        long rowBytes = columns * nodeBytes;
        for (int ix = 0; ix < rows; ix++) {
            for (int iy = 0; iy < columns - 1; iy++) {
                double widest = widest(nodes, ix * rowBytes + iy * nodeBytes, nodeBytes, rowBytes, surfaces, range);
                degrees[ix * columns + iy] = codes(widest, range[0], range[1]);
            }
        }
        return degrees;
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

    /** The largest distance of two corners of one surface, and the range of the corners of all. */
    private static double widest(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, int surfaces,
            double[] range) {
        double widest = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < surfaces; k++) {
            long at = corner + (long) k * Double.BYTES;
            double z00 = nodes.get(ValueLayout.JAVA_DOUBLE, at);
            double z01 = nodes.get(ValueLayout.JAVA_DOUBLE, at + nodeBytes);
            double z10 = nodes.get(ValueLayout.JAVA_DOUBLE, at + rowBytes);
            double z11 = nodes.get(ValueLayout.JAVA_DOUBLE, at + rowBytes + nodeBytes);
            double low = Math.min(Math.min(z00, z01), Math.min(z10, z11));
            double high = Math.max(Math.max(z00, z01), Math.max(z10, z11));
            widest = Math.max(widest, high - low);
            least = Math.min(least, low);
            greatest = Math.max(greatest, high);
        }
        range[0] = least;
        range[1] = greatest;
        return widest;
    }
}

package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.ExpConstants;

/** Looks for each cell how far its surfaces' corners are apart, and which polynomial serves deviations that far. */
final class DeviationDegrees {
    private DeviationDegrees() {
    }

    /**
     * The degrees of all cells.
     *
     * @param nodes the values, the repeated row and column included
     * @param surfaces K
     * @param stride doubles from a node to the next
     * @param rows cells along x, nx
     * @param columns nodes along y, ny + 1
     * @return for each cell number 8, 11, or 0
     */
    static byte[] of(MemorySegment nodes, int surfaces, int stride, int rows, int columns) {
        byte[] degrees = new byte[rows * columns];
        long nodeBytes = (long) stride * Double.BYTES;
        long rowBytes = columns * nodeBytes;
        for (int ix = 0; ix < rows; ix++) {
            for (int iy = 0; iy < columns - 1; iy++) {
                double widest = widest(nodes, ix * rowBytes + iy * nodeBytes, nodeBytes, rowBytes, surfaces);
                degrees[ix * columns + iy] = degree(widest);
            }
        }
        return degrees;
    }

    private static byte degree(double distance) {
        if (distance <= 2 * DeviationConstants.REACH_8) {
            return 8;
        }
        return (byte) (distance <= 2 * DeviationConstants.REACH_11 ? 11 : 0);
    }

    /** The largest distance of two corners of one surface; infinite or NaN where exp might not be normal. */
    private static double widest(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, int surfaces) {
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
        boolean normal = least >= ExpConstants.BOUNDED_MIN && greatest <= ExpConstants.BOUNDED_MAX;
        return normal ? widest : Double.POSITIVE_INFINITY;
    }
}

package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.LocatedPoints;

/** Interpolates a few surfaces at a point, one after the other. */
public final class ScalarRowLoop implements RowLoop {
    /** The loop; it has no state. */
    public static final ScalarRowLoop LOOP = new ScalarRowLoop();

    /** As in {@link InterpolatedValues}. */
    private static final ValueLayout.OfDouble NODE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private ScalarRowLoop() {
    }

    @Override
    public int leastSurfaces() {
        return 1;
    }

    @Override
    public void load(NodeTable table, int first, int count, LocatedPoints points, int from, int to, double[] rows) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        int[] cells = points.cells();
        int at = 0;
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + (long) first * Double.BYTES;
            double u = points.u()[i];
            double v = points.v()[i];
            for (int s = 0; s < count; s++) {
                long node = corner + (long) s * Double.BYTES;
                rows[at++] = Bilinear.value(nodes.get(NODE, node), nodes.get(NODE, node + nodeBytes),
                        nodes.get(NODE, node + rowBytes), nodes.get(NODE, node + rowBytes + nodeBytes), u, v);
            }
        }
    }
}

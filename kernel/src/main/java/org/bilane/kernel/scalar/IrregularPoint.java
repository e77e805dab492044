package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.IrregularCell;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.table.NodeTable;

/** One surface's value at a point of an irregular cell, on either path. */
public final class IrregularPoint {
    private IrregularPoint() {
    }

    /**
     * Interpolates and finishes.
     *
     * @param table the surfaces
     * @param points the located points
     * @param i the point
     * @param surface the surface
     * @param finish what is done to the value
     * @return the value; where the surface's own four corners are regular, with the bits of the regular route
     */
    public static double value(NodeTable table, LocatedPoints points, int i, int surface, Finish finish) {
        return value(table, points.cells()[i], points.u()[i], points.v()[i], surface, finish);
    }

    /**
     * Interpolates and finishes.
     *
     * @param table the surfaces
     * @param cell the point's cell
     * @param u the point's fraction along x
     * @param v the point's fraction along y
     * @param surface the surface
     * @param finish what is done to the value
     * @return the value; where the surface's own four corners are regular, with the bits of the regular route
     */
    public static double value(NodeTable table, int cell, double u, double v, int surface, Finish finish) {
        MemorySegment nodes = table.nodes();
        long corner = cell * table.nodeBytes() + (long) surface * Double.BYTES;
        double value = IrregularCell.value(nodes.get(ValueLayout.JAVA_DOUBLE, corner),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.nodeBytes()),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes()),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes() + table.nodeBytes()),
                u, v);
        return Finisher.applyToAny(finish, value);
    }
}

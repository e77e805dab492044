package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.BeyondCell;
import org.bilane.kernel.bilinear.IrregularCell;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.table.NodeTable;

/** One surface's value at a point of an irregular cell, or beyond any cell, on either path. */
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
        double z00 = nodes.get(ValueLayout.JAVA_DOUBLE, corner);
        double z01 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.nodeBytes());
        double z10 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes());
        double z11 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes() + table.nodeBytes());
        boolean beyond = u < 0 || u >= 1 || v < 0 || v >= 1;
        double value = beyond ? BeyondCell.value(z00, z01, z10, z11, u, v)
                : IrregularCell.value(z00, z01, z10, z11, u, v);
        return Finisher.applyToAny(finish, value);
    }

    /**
     * Whether points may need this class.
     *
     * @param table the surfaces
     * @param points the located points
     * @return false if all have the regular route
     */
    public static boolean areAmong(NodeTable table, LocatedPoints points) {
        return table.hasIrregularCells() || points.anyBeyond();
    }

    /**
     * Whether a point needs this class.
     *
     * @param table the surfaces
     * @param points the located points
     * @param i the point
     * @return true if it lies in an irregular cell, or beyond its cell
     */
    public static boolean is(NodeTable table, LocatedPoints points, int i) {
        return table.isIrregular(points.cells()[i]) || points.anyBeyond() && points.isBeyond(i);
    }
}

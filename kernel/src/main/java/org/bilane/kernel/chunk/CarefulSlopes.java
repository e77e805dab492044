package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.BeyondCell;
import org.bilane.kernel.bilinear.CellSlopes;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.table.NodeTable;

/**
 * The points of a chunk whose derivatives the plain formula can't have, and their derivatives: where the cell is
 * irregular, the point beyond it, or a factor so large or small that a product on the way could overflow or lose
 * digits; and derivatives of powers that may be so. Scratch of one thread.
 */
final class CarefulSlopes {
    private final boolean[] is = new boolean[Scratch.POINTS];
    private boolean any;
    private boolean anyPower;
    /** The derivatives that were found last. */
    double dx;
    double dy;

    /** Looks at a chunk. */
    void begin(NodeTable table, Finish finish, LocatedPoints located, SlopePoints points) {
        // With powers that are normal a slope times its factor may underflow, by less than docs/numerics.md allows.
        anyPower = finish != Finish.IDENTITY && !finish.isBounded();
        any = IrregularPoint.areAmong(table, located) || points.anyScaled();
        if (any) {
            for (int i = 0; i < points.size(); i++) {
                is[i] = table.isIrregular(points.cells()[i]) || located.isBeyond(i) || points.isScaled(i);
            }
        }
    }

    /** Whether powers may be so large or small that each is looked at. */
    boolean anyPower() {
        return anyPower;
    }

    /** Whether any point's derivatives must be found here. */
    boolean anyTaken() {
        return any || anyPower;
    }

    /** Whether those of a point must. */
    boolean takes(int i) {
        return anyPower || any && is[i];
    }

    /**
     * Finds both derivatives at a point that is {@linkplain #takes taken}.
     *
     * @param table the surfaces
     * @param points the points
     * @param i the point
     * @param surface the surface
     * @param base the base of the power; null for the interpolated value itself
     * @param alongX the slope along u times its factor, as the plain formula has it; read only if {@link #anyPower}
     * @param alongY the slope along v times its factor
     * @param value the surface's value at the point, if that is a power
     */
    void find(NodeTable table, SlopePoints points, int i, int surface, ExpBase base, double alongX, double alongY,
            double value) {
        if (!(any && is[i]) && CellSlopes.isModerate(alongX) && CellSlopes.isModerate(alongY)) {
            dx = alongX * base.slope * value;
            dy = alongY * base.slope * value;
        } else {
            findOfCorners(table, points, i, surface, base, value);
        }
    }

    private void findOfCorners(NodeTable table, SlopePoints points, int i, int surface, ExpBase base, double value) {
        MemorySegment nodes = table.nodes();
        long corner = points.cells()[i] * table.nodeBytes() + (long) surface * Double.BYTES;
        double z00 = nodes.get(ValueLayout.JAVA_DOUBLE, corner);
        double z01 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.nodeBytes());
        double z10 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes());
        double z11 = nodes.get(ValueLayout.JAVA_DOUBLE, corner + table.rowBytes() + table.nodeBytes());
        double u = points.u()[i];
        double v = points.v()[i];
        double ln = base == null ? 1 : base.slope;
        double power = base == null ? 1 : value;
        if (Double.isInfinite(u) && Double.isInfinite(v)
                && Double.isNaN(BeyondCell.value(z00, z01, z10, z11, u, v))) {
            // Two slopes that have no limit together.
            power = Double.NaN;
        }
        dx = CellSlopes.along(z00, z01, z10, z11, v, points.xFactors()[i], points.xExponents()[i], ln, power);
        dy = CellSlopes.along(z00, z10, z01, z11, u, points.yFactors()[i], points.yExponents()[i], ln, power);
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.path.SlopeRows;
import org.bilane.kernel.table.NodeTable;

/**
 * Stores the derivatives of whole vectors of surfaces at a run of points, point by point: {@link
 * org.bilane.kernel.bilinear.Bilinear#slope} lane by lane, operation by operation, with FMA. Both derivatives come of
 * the same loads. The values, and the corners that they were had from, are still in a small cache if the run is short.
 */
final class SlopeLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SlopeLoops() {
    }

    /**
     * Stores those of any 8 or more surfaces. As in {@link VectorKernels#storePoints}, a point's last vector runs over
     * into the next point's row, which is stored after it; that of the last point overlaps the one before it.
     */
    static void store(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows) {
        int last = to - 1;
        storeVectors(table, points, from, last, first, Math.ceilDiv(count, LANES), base, rows, 0);
        long row = (last - from) * rows.rowBytes;
        storeVectors(table, points, last, to, first, count / LANES, base, rows, row);
        if (count % LANES != 0) {
            int overlapping = count - LANES;
            storeVectors(table, points, last, to, first + overlapping, 1, base, rows,
                    row + (long) overlapping * Double.BYTES);
        }
    }

    private static void storeVectors(NodeTable table, SlopePoints points, int from, int to, int first, int vectors,
            ExpBase base, SlopeRows rows, long at) {
        long surface = (long) first * Double.BYTES;
        if (base == null) {
            slopes(table.nodes(), surface, table.nodeBytes(), table.rowBytes(), points.cells(), points.u(), points.v(),
                    points.xFactors(), points.yFactors(), from, to, rows.dx, rows.dxAt + at, rows.dy, rows.dyAt + at,
                    rows.rowBytes, vectors);
        } else {
            ofPowers(table.nodes(), surface, table.nodeBytes(), table.rowBytes(), points.cells(), points.u(),
                    points.v(), points.xFactors(), points.yFactors(), from, to, base.slope, rows.values,
                    rows.valuesAt + at, rows.dx, rows.dxAt + at, rows.dy, rows.dyAt + at, rows.rowBytes, vectors);
        }
    }

    /** Stores the derivatives of the interpolated values themselves. */
    static void slopes(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells, double[] us,
            double[] vs, double[] xFactors, double[] yFactors, int from, int to, MemorySegment dx, long dxAt,
            MemorySegment dy, long dyAt, long outBytes, int vectors) {
        nodes = OffHeap.known(nodes);
        dx = OffHeap.known(dx);
        dy = OffHeap.known(dy);
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + surface;
            long row = (i - from) * outBytes;
            for (int s = 0; s < vectors; s++) {
                long at = (long) s * LANES * Double.BYTES;
                long near = corner + at;
                DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
                DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
                DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
                DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
                DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
                DoubleVector xFactor = DoubleVector.broadcast(SPECIES, xFactors[i]);
                DoubleVector yFactor = DoubleVector.broadcast(SPECIES, yFactors[i]);
                DoubleVector b = z10.sub(z00);
                DoubleVector c = z01.sub(z00);
                // slopes: corners, b, c, fractions and factors to alongX and alongY
                DoubleVector alongX = z11.sub(z01).sub(b).fma(v, b).mul(xFactor);
                DoubleVector alongY = z11.sub(z10).sub(c).fma(u, c).mul(yFactor);
                // end of slopes
                alongX.intoMemorySegment(dx, dxAt + row + at, NATIVE);
                alongY.intoMemorySegment(dy, dyAt + row + at, NATIVE);
            }
        }
    }

    /** Stores the derivatives of powers, which are there. */
    static void ofPowers(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells, double[] us,
            double[] vs, double[] xFactors, double[] yFactors, int from, int to, double ln, MemorySegment powers,
            long powersAt, MemorySegment dx, long dxAt, MemorySegment dy, long dyAt, long outBytes, int vectors) {
        nodes = OffHeap.known(nodes);
        powers = OffHeap.known(powers);
        dx = OffHeap.known(dx);
        dy = OffHeap.known(dy);
        DoubleVector lns = DoubleVector.broadcast(SPECIES, ln);
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + surface;
            long row = (i - from) * outBytes;
            for (int s = 0; s < vectors; s++) {
                long at = (long) s * LANES * Double.BYTES;
                long near = corner + at;
                DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
                DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
                DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
                DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
                DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
                DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
                DoubleVector xFactor = DoubleVector.broadcast(SPECIES, xFactors[i]);
                DoubleVector yFactor = DoubleVector.broadcast(SPECIES, yFactors[i]);
                DoubleVector power = DoubleVector.fromMemorySegment(SPECIES, powers, powersAt + row + at, NATIVE);
                DoubleVector b = z10.sub(z00);
                DoubleVector c = z01.sub(z00);
                // slopes: corners, b, c, fractions and factors to alongX and alongY
                DoubleVector alongX = z11.sub(z01).sub(b).fma(v, b).mul(xFactor);
                DoubleVector alongY = z11.sub(z10).sub(c).fma(u, c).mul(yFactor);
                // end of slopes
                alongX.mul(lns).mul(power).intoMemorySegment(dx, dxAt + row + at, NATIVE);
                alongY.mul(lns).mul(power).intoMemorySegment(dy, dyAt + row + at, NATIVE);
            }
        }
    }
}

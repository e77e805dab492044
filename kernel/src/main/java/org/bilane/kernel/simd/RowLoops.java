package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.RowLoop;

/**
 * Interpolates few surfaces at each point, lanes across surfaces: {@link org.bilane.kernel.bilinear.Bilinear} lane by
 * lane, operation by operation. Rows have no gaps: lanes that belong to no surface are stored where the next point's
 * values are stored after them. Where surfaces fill more than a vector, the last vector overlaps the one before it.
 */
final class RowLoops implements RowLoop {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    RowLoops() {
    }

    /**
     * More than a quarter of a vector: 3 surfaces in 8 lanes took 0.91 times as long as one surface after the other;
     * vectors less full were not tried.
     */
    @Override
    public int leastSurfaces() {
        return Math.max(LANES / 4 + 1, 2);
    }

    @Override
    public void load(NodeTable table, int first, int count, LocatedPoints points, int from, int to, double[] rows) {
        for (int s = 0; s < count; s += LANES) {
            int begin = Math.max(Math.min(s, count - LANES), 0);
            interpolate(table.nodes(), (long) (first + begin) * Double.BYTES, table.nodeBytes(), table.rowBytes(),
                    points.cells(), points.u(), points.v(), from, to, rows, begin, count);
        }
    }

    /** One vector for each point, the first at an index and the others at a distance. */
    static void interpolate(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, double[] rows, int first, int step) {
        nodes = OffHeap.known(nodes);
        int at = first;
        for (int i = from; i < to; i++) {
            long near = cells[i] * nodeBytes + surface;
            // value at u, v
            DoubleVector u = DoubleVector.broadcast(SPECIES, us[i]);
            DoubleVector v = DoubleVector.broadcast(SPECIES, vs[i]);
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, near, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, near + rowBytes + nodeBytes, NATIVE);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of value
            x.intoArray(rows, at);
            at += step;
        }
    }
}

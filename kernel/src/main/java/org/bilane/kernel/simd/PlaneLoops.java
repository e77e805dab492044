package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;

/**
 * Interpolates in a plane of nodes, lanes across points: {@link org.bilane.kernel.bilinear.Bilinear} lane by lane,
 * operation by operation. The corners are gathered, which is worth it only where {@link org.bilane.kernel.cpu.Gathers}
 * says so. The last vector overlaps the one before it. Exp of the values is left to a loop of its own: in one loop both
 * together took longer than the two.
 */
final class PlaneLoops implements PlaneLoop {
    /** The lanes that it takes: with 4, gathers were no faster than single loads. */
    static final int WIDTH = 8;

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    PlaneLoops() {
    }

    @Override
    public PlaneForm form() {
        return PlaneForm.NODES;
    }

    @Override
    public int leastPoints() {
        return LANES;
    }

    @Override
    public void load(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            double[] values) {
        gather(planes, first, step, cells, u, v, n, values);
    }

    @Override
    public void store(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            MemorySegment out, long offset) {
        gather(planes, first, step, cells, u, v, n, out, offset);
    }

    @Override
    public void slopes(double[] planes, int first, int step, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        gatherSlopes(planes, first, step, points.cells(), points.u(), points.v(), points.xFactors(),
                points.yFactors(), points.size(), values, dx, dy);
    }

    static void gather(double[] planes, int z00At, int step, int[] cells, double[] us, double[] vs, int n,
            double[] values) {
        int z10At = z00At + step;
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            // gathered value: cells, us and vs to x
            DoubleVector z00 = DoubleVector.fromArray(SPECIES, planes, z00At, cells, at);
            DoubleVector z01 = DoubleVector.fromArray(SPECIES, planes, z00At + 1, cells, at);
            DoubleVector z10 = DoubleVector.fromArray(SPECIES, planes, z10At, cells, at);
            DoubleVector z11 = DoubleVector.fromArray(SPECIES, planes, z10At + 1, cells, at);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, at);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, at);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of gathered value
            x.intoArray(values, at);
        }
    }

    static void gather(double[] planes, int z00At, int step, int[] cells, double[] us, double[] vs, int n,
            MemorySegment out, long offset) {
        out = OffHeap.known(out);
        int z10At = z00At + step;
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            // gathered value: cells, us and vs to x
            DoubleVector z00 = DoubleVector.fromArray(SPECIES, planes, z00At, cells, at);
            DoubleVector z01 = DoubleVector.fromArray(SPECIES, planes, z00At + 1, cells, at);
            DoubleVector z10 = DoubleVector.fromArray(SPECIES, planes, z10At, cells, at);
            DoubleVector z11 = DoubleVector.fromArray(SPECIES, planes, z10At + 1, cells, at);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, at);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, at);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of gathered value
            x.intoMemorySegment(out, offset + (long) at * Double.BYTES, NATIVE);
        }
    }

    static void gatherSlopes(double[] planes, int z00At, int step, int[] cells, double[] us, double[] vs,
            double[] xFactors, double[] yFactors, int n, double[] values, double[] dx, double[] dy) {
        int z10At = z00At + step;
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            DoubleVector xFactor = DoubleVector.fromArray(SPECIES, xFactors, at);
            DoubleVector yFactor = DoubleVector.fromArray(SPECIES, yFactors, at);
            // gathered value: cells, us and vs to x
            DoubleVector z00 = DoubleVector.fromArray(SPECIES, planes, z00At, cells, at);
            DoubleVector z01 = DoubleVector.fromArray(SPECIES, planes, z00At + 1, cells, at);
            DoubleVector z10 = DoubleVector.fromArray(SPECIES, planes, z10At, cells, at);
            DoubleVector z11 = DoubleVector.fromArray(SPECIES, planes, z10At + 1, cells, at);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, at);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, at);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector x = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of gathered value
            // slopes: corners, b, c, fractions and factors to alongX and alongY
            DoubleVector alongX = z11.sub(z01).sub(b).fma(v, b).mul(xFactor);
            DoubleVector alongY = z11.sub(z10).sub(c).fma(u, c).mul(yFactor);
            // end of slopes
            x.intoArray(values, at);
            alongX.intoArray(dx, at);
            alongY.intoArray(dy, at);
        }
    }
}

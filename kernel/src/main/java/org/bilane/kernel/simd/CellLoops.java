package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.FourLanes.EVEN;
import static org.bilane.kernel.simd.FourLanes.LOWER;
import static org.bilane.kernel.simd.FourLanes.NEIGHBOUR;
import static org.bilane.kernel.simd.FourLanes.ODD;
import static org.bilane.kernel.simd.FourLanes.OTHER_PAIR;
import static org.bilane.kernel.simd.FourLanes.SECOND;
import static org.bilane.kernel.simd.FourLanes.UPPER;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;

/**
 * Interpolates in a plane of cells without gathers, lanes across points: {@link org.bilane.kernel.bilinear.Bilinear}
 * lane by lane, operation by operation. The four corners of a point's cell take one load, and are transposed in
 * registers. A vector of 8 lanes has the cells of two points, 4 apart: it is loaded at the cell of the first, and its
 * upper half at that of the other. A last vector overlaps the one before it.
 */
final class CellLoops implements PlaneLoop {
    /** The fewest lanes that it takes. */
    static final int LEAST_LANES = 4;

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final boolean WIDE = LANES == 8;

    CellLoops() {
    }

    @Override
    public PlaneForm form() {
        return PlaneForm.CELLS;
    }

    @Override
    public int leastPoints() {
        return LANES;
    }

    @Override
    public void load(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            double[] values) {
        int whole = n & -LANES;
        load(planes, first, cells, u, v, 0, whole, values);
        if (whole < n) {
            load(planes, first, cells, u, v, n - LANES, n, values);
        }
    }

    @Override
    public void store(double[] planes, int first, int step, int[] cells, double[] u, double[] v, int n,
            MemorySegment out, long offset) {
        int whole = n & -LANES;
        store(planes, first, cells, u, v, 0, whole, out, offset);
        if (whole < n) {
            store(planes, first, cells, u, v, n - LANES, n, out, offset);
        }
    }

    @Override
    public void slopes(double[] planes, int first, int step, SlopePoints points, double[] values, double[] dx,
            double[] dy) {
        slopes(planes, first, points.cells(), points.u(), points.v(), points.xFactors(), points.yFactors(),
                points.size(), values, dx, dy);
    }

    static void slopes(double[] planes, int first, int[] cells, double[] u, double[] v, double[] xFactors,
            double[] yFactors, int n, double[] values, double[] dx, double[] dy) {
        int whole = n & -LANES;
        slopes(planes, first, cells, u, v, xFactors, yFactors, 0, whole, values, dx, dy);
        if (whole < n) {
            slopes(planes, first, cells, u, v, xFactors, yFactors, n - LANES, n, values, dx, dy);
        }
    }

    static void load(double[] planes, int first, int[] cells, double[] us, double[] vs, int begin, int end,
            double[] values) {
        int second = first - MARGIN;
        for (int i = begin; i < end; i += LANES) {
            // cell value: cells, us, vs and i to value
            DoubleVector cell0 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i]);
            DoubleVector cell1 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 1]);
            DoubleVector cell2 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 2]);
            DoubleVector cell3 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 3]);
            if (WIDE) {
                cell0 = cell0.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 4]), SECOND);
                cell1 = cell1.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 5]), SECOND);
                cell2 = cell2.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 6]), SECOND);
                cell3 = cell3.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 7]), SECOND);
            }
            DoubleVector near02 = cell0.blend(cell2.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far02 = cell2.blend(cell0.rearrange(OTHER_PAIR), LOWER);
            DoubleVector near13 = cell1.blend(cell3.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far13 = cell3.blend(cell1.rearrange(OTHER_PAIR), LOWER);
            DoubleVector z00 = near02.blend(near13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z01 = near13.blend(near02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector z10 = far02.blend(far13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z11 = far13.blend(far02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, i);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector value = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of cell value
            value.intoArray(values, i);
        }
    }

    static void store(double[] planes, int first, int[] cells, double[] us, double[] vs, int begin, int end,
            MemorySegment out, long offset) {
        out = OffHeap.known(out);
        int second = first - MARGIN;
        for (int i = begin; i < end; i += LANES) {
            // cell value: cells, us, vs and i to value
            DoubleVector cell0 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i]);
            DoubleVector cell1 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 1]);
            DoubleVector cell2 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 2]);
            DoubleVector cell3 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 3]);
            if (WIDE) {
                cell0 = cell0.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 4]), SECOND);
                cell1 = cell1.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 5]), SECOND);
                cell2 = cell2.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 6]), SECOND);
                cell3 = cell3.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 7]), SECOND);
            }
            DoubleVector near02 = cell0.blend(cell2.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far02 = cell2.blend(cell0.rearrange(OTHER_PAIR), LOWER);
            DoubleVector near13 = cell1.blend(cell3.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far13 = cell3.blend(cell1.rearrange(OTHER_PAIR), LOWER);
            DoubleVector z00 = near02.blend(near13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z01 = near13.blend(near02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector z10 = far02.blend(far13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z11 = far13.blend(far02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, i);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector value = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of cell value
            value.intoMemorySegment(out, offset + (long) i * Double.BYTES, NATIVE);
        }
    }

    static void slopes(double[] planes, int first, int[] cells, double[] us, double[] vs, double[] xFactors,
            double[] yFactors, int begin, int end, double[] values, double[] dx, double[] dy) {
        int second = first - MARGIN;
        for (int i = begin; i < end; i += LANES) {
            // cell value: cells, us, vs and i to value
            DoubleVector cell0 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i]);
            DoubleVector cell1 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 1]);
            DoubleVector cell2 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 2]);
            DoubleVector cell3 = DoubleVector.fromArray(SPECIES, planes, first + 4 * cells[i + 3]);
            if (WIDE) {
                cell0 = cell0.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 4]), SECOND);
                cell1 = cell1.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 5]), SECOND);
                cell2 = cell2.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 6]), SECOND);
                cell3 = cell3.blend(DoubleVector.fromArray(SPECIES, planes, second + 4 * cells[i + 7]), SECOND);
            }
            DoubleVector near02 = cell0.blend(cell2.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far02 = cell2.blend(cell0.rearrange(OTHER_PAIR), LOWER);
            DoubleVector near13 = cell1.blend(cell3.rearrange(OTHER_PAIR), UPPER);
            DoubleVector far13 = cell3.blend(cell1.rearrange(OTHER_PAIR), LOWER);
            DoubleVector z00 = near02.blend(near13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z01 = near13.blend(near02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector z10 = far02.blend(far13.rearrange(NEIGHBOUR), ODD);
            DoubleVector z11 = far13.blend(far02.rearrange(NEIGHBOUR), EVEN);
            DoubleVector u = DoubleVector.fromArray(SPECIES, us, i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, vs, i);
            DoubleVector b = z10.sub(z00);
            DoubleVector c = z01.sub(z00);
            DoubleVector d = z11.sub(z01).sub(b);
            DoubleVector value = d.fma(v, b).fma(u, c.fma(v, z00));
            // end of cell value
            DoubleVector xFactor = DoubleVector.fromArray(SPECIES, xFactors, i);
            DoubleVector yFactor = DoubleVector.fromArray(SPECIES, yFactors, i);
            // slopes: corners, b, c, fractions and factors to alongX and alongY
            DoubleVector alongX = z11.sub(z01).sub(b).fma(v, b).mul(xFactor);
            DoubleVector alongY = z11.sub(z10).sub(c).fma(u, c).mul(yFactor);
            // end of slopes
            value.intoArray(values, i);
            alongX.intoArray(dx, i);
            alongY.intoArray(dy, i);
        }
    }
}

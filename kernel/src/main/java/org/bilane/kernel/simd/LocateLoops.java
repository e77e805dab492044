package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.I2D;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.bilane.kernel.cell.IndexLocator;
import org.bilane.kernel.cell.IndexLoop;

/**
 * Locates points on two axes of indices, lanes across points: {@link IndexLocator} lane by lane, operation by
 * operation. What it saves beside that scalar form, which C2 compiles to vectors too, is the copy of the coordinates,
 * the columns that are stored and loaded again, and the ends of three short loops. Sums by cell do without: their first
 * call in a JVM would wait for one more loop to be compiled, and locating is little of their time.
 */
final class LocateLoops implements IndexLoop {
    /** The lanes that it takes at least: with 2, conversions cost more than all that is saved. */
    static final int LEAST_LANES = 4;

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    LocateLoops() {
    }

    @Override
    public int leastPoints() {
        return LANES;
    }

    @Override
    public void locate(IndexLocator xAxis, IndexLocator yAxis, int yCells, MemorySegment x, MemorySegment y,
            long offset, int n, int[] cells, double[] u, double[] v) {
        byIndex(xAxis.greatest(), xAxis.cellsPerUnit(), yAxis.greatest(), yAxis.cellsPerUnit(), yCells, x, y, offset, n,
                cells, u, v);
    }

    /** The last vector overlaps the one before it. A NaN passes max and min, and its cell is 0. */
    static void byIndex(double xGreatest, double xCellsPerUnit, double yGreatest, double yCellsPerUnit,
            int yCells, MemorySegment x, MemorySegment y, long offset, int n, int[] cells, double[] u, double[] v) {
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0.0);
        DoubleVector xMax = DoubleVector.broadcast(SPECIES, xGreatest);
        DoubleVector yMax = DoubleVector.broadcast(SPECIES, yGreatest);
        DoubleVector xScale = DoubleVector.broadcast(SPECIES, xCellsPerUnit);
        DoubleVector yScale = DoubleVector.broadcast(SPECIES, yCellsPerUnit);
        DoubleVector columns = DoubleVector.broadcast(SPECIES, (double) yCells);
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            long from = offset + (long) at * Double.BYTES;
            DoubleVector xScaled = DoubleVector.fromMemorySegment(SPECIES, x, from, NATIVE).max(zero).min(xMax)
                    .mul(xScale);
            DoubleVector yScaled = DoubleVector.fromMemorySegment(SPECIES, y, from, NATIVE).max(zero).min(yMax)
                    .mul(yScale);
            DoubleVector ix = (DoubleVector) xScaled.convertShape(D2I, INTS, 0).convertShape(I2D, SPECIES, 0);
            DoubleVector iy = (DoubleVector) yScaled.convertShape(D2I, INTS, 0).convertShape(I2D, SPECIES, 0);
            xScaled.sub(ix).intoArray(u, at);
            yScaled.sub(iy).intoArray(v, at);
            // Integers below 2^31: exact, and no less so than in integer arithmetic.
            ((IntVector) ix.mul(columns).add(iy).convertShape(D2I, INTS, 0)).intoArray(cells, at);
        }
    }
}

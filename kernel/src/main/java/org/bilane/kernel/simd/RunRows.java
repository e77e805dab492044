package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.bilane.kernel.simd.ExpVectors.CONSTANTS;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * What is done for each surface before and after a run of points of one cell. What one loop leaves for the next lies in
 * rows: running sums, what they have lost, the run's sums of terms, the middles of the cell and their exp.
 */
final class RunRows {
    static final int LOST = 1;
    static final int TERMS = 2;
    static final int MIDDLE = 3;
    static final int EXP_OF_MIDDLE = 4;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);

    private RunRows() {
    }

    /**
     * The middles between the least and the greatest corner of a cell. Comparing and blending takes a third of
     * the operations of min and max, which care for NaN and the sign of zero; there are no masks of two lanes.
     */
    static void middles(MemorySegment nodes, long first, long nodeBytes, long rowBytes, int count, MemorySegment rows,
            long offset, long row) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector least;
            DoubleVector greatest;
            if (LANES == 2) {
                least = z00.min(z01).min(z10.min(z11));
                greatest = z00.max(z01).max(z10.max(z11));
            } else {
                var lower = z00.lt(z01);
                var otherLower = z10.lt(z11);
                DoubleVector low = z01.blend(z00, lower);
                DoubleVector high = z00.blend(z01, lower);
                DoubleVector otherLow = z11.blend(z10, otherLower);
                DoubleVector otherHigh = z10.blend(z11, otherLower);
                least = otherLow.blend(low, low.lt(otherLow));
                greatest = high.blend(otherHigh, high.lt(otherHigh));
            }
            DoubleVector middle = least.add(greatest).mul(HALF);
            middle.intoMemorySegment(rows, offset + MIDDLE * row + at, NATIVE);
        }
    }

    /** exp of the middles, which are bounded. */
    static void expOfMiddles(int count, MemorySegment rows, long offset, long row) {
        rows = OffHeap.known(rows);
        DoubleVector log2e = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.LOG2E, NATIVE);
        DoubleVector shift = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.SHIFT, NATIVE);
        DoubleVector minusLn2Hi = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_HI, NATIVE);
        DoubleVector minusLn2Lo = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.MINUS_LN2_LO, NATIVE);
        DoubleVector one = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.ONE, NATIVE);
        DoubleVector p0 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P0, NATIVE);
        DoubleVector p1 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P1, NATIVE);
        DoubleVector p2 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P2, NATIVE);
        DoubleVector p3 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P3, NATIVE);
        DoubleVector p4 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P4, NATIVE);
        DoubleVector p5 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P5, NATIVE);
        DoubleVector p6 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P6, NATIVE);
        DoubleVector p7 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P7, NATIVE);
        DoubleVector p8 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P8, NATIVE);
        DoubleVector p9 = DoubleVector.fromMemorySegment(SPECIES, CONSTANTS, ExpVectors.P9, NATIVE);
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, rows, at + MIDDLE * row, NATIVE);
            // exp, bounded: x to y
            DoubleVector k = x.fma(log2e, shift);
            DoubleVector n = k.sub(shift);
            DoubleVector rh = n.fma(minusLn2Hi, x);
            DoubleVector r = n.fma(minusLn2Lo, rh);
            DoubleVector h = rh.add(one);
            DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                    .fma(r, p1).fma(r, p0);
            DoubleVector low = r.mul(r).fma(p, n.fma(minusLn2Lo, rh.sub(h.sub(one))));
            LongVector power = ((LongVector) k.reinterpretShape(LONGS, 0)).lanewise(LSHL, SIGNIFICAND_BITS);
            DoubleVector y = h.add(low).mul((DoubleVector) power.reinterpretShape(SPECIES, 0));
            // end of exp, bounded
            y.intoMemorySegment(rows, at + EXP_OF_MIDDLE * row, NATIVE);
        }
    }

    /** Multiplies the sums of terms by exp of the middles. */
    static void scaleTerms(int count, MemorySegment rows, long offset, long row) {
        rows = OffHeap.known(rows);
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector.fromMemorySegment(SPECIES, rows, at + TERMS * row, NATIVE)
                    .mul(DoubleVector.fromMemorySegment(SPECIES, rows, at + EXP_OF_MIDDLE * row, NATIVE))
                    .intoMemorySegment(rows, at + TERMS * row, NATIVE);
        }
    }

    /** Knuth's TwoSum: adds the sums of terms to the running sums, and what that rounds away to the row after. */
    static void addTerms(int count, MemorySegment rows, long offset, long row) {
        rows = OffHeap.known(rows);
        for (int s = 0; s < count; s += LANES) {
            long at = offset + (long) s * Double.BYTES;
            DoubleVector high = DoubleVector.fromMemorySegment(SPECIES, rows, at, NATIVE);
            DoubleVector terms = DoubleVector.fromMemorySegment(SPECIES, rows, at + TERMS * row, NATIVE);
            DoubleVector sum = high.add(terms);
            DoubleVector rest = sum.sub(high);
            DoubleVector lost = high.sub(sum.sub(rest)).add(terms.sub(rest));
            sum.intoMemorySegment(rows, at, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, rows, at + LOST * row, NATIVE).add(lost)
                    .intoMemorySegment(rows, at + LOST * row, NATIVE);
        }
    }
}

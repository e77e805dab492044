package org.bilane.kernel.simd;

import static org.bilane.kernel.moment.CellMoments.POWERS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/**
 * Contracts moments with the coefficients of each surface, lanes across surfaces:
 * {@link org.bilane.kernel.scalar.ScalarContraction} operation by operation. Horner's rule in v, for all powers of u at
 * once, in {@code r0} to {@code r15}, which stay in registers; then Horner's rule for beta.
 */
final class ContractionLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
    private static final DoubleVector QUARTER = DoubleVector.broadcast(SPECIES, 0.25);
    private static final DoubleVector RECIPROCAL_2 = DoubleVector.broadcast(SPECIES, 0.5);
    private static final DoubleVector RECIPROCAL_3 = DoubleVector.broadcast(SPECIES, 1.0 / 3);
    private static final DoubleVector RECIPROCAL_4 = DoubleVector.broadcast(SPECIES, 1.0 / 4);
    private static final DoubleVector RECIPROCAL_5 = DoubleVector.broadcast(SPECIES, 1.0 / 5);
    private static final DoubleVector RECIPROCAL_6 = DoubleVector.broadcast(SPECIES, 1.0 / 6);
    private static final DoubleVector RECIPROCAL_7 = DoubleVector.broadcast(SPECIES, 1.0 / 7);
    private static final DoubleVector RECIPROCAL_8 = DoubleVector.broadcast(SPECIES, 1.0 / 8);
    private static final DoubleVector RECIPROCAL_9 = DoubleVector.broadcast(SPECIES, 1.0 / 9);
    private static final DoubleVector RECIPROCAL_10 = DoubleVector.broadcast(SPECIES, 1.0 / 10);
    private static final DoubleVector RECIPROCAL_11 = DoubleVector.broadcast(SPECIES, 1.0 / 11);
    private static final DoubleVector RECIPROCAL_12 = DoubleVector.broadcast(SPECIES, 1.0 / 12);
    private static final DoubleVector RECIPROCAL_13 = DoubleVector.broadcast(SPECIES, 1.0 / 13);
    private static final DoubleVector RECIPROCAL_14 = DoubleVector.broadcast(SPECIES, 1.0 / 14);
    private static final DoubleVector RECIPROCAL_15 = DoubleVector.broadcast(SPECIES, 1.0 / 15);

    private ContractionLoops() {
    }

    /** The means of the corners of a cell. */
    static void means(MemorySegment nodes, long first, long nodeBytes, long rowBytes, int count, double[] means) {
        nodes = OffHeap.known(nodes);
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            z00.add(z01).add(z10.add(z11)).mul(QUARTER).intoArray(means, s);
        }
    }

    /** The bilinear values themselves. */
    static void contractLinear(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] moments,
            int count, MemorySegment rows, long terms) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        double points = moments[0];
        double sumOfU = moments[1];
        double sumOfV = moments[POWERS];
        double sumOfProducts = moments[POWERS + 1];
        for (int s = 0; s < count; s += LANES) {
            long at = (long) s * Double.BYTES;
            DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
            DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
            DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
            DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes,
                    NATIVE);
            DoubleVector alpha = z00.add(z01).add(z10.add(z11)).mul(QUARTER);
            DoubleVector beta = z10.add(z11).sub(z00.add(z01)).mul(HALF);
            DoubleVector gamma = z01.add(z11).sub(z00.add(z10)).mul(HALF);
            DoubleVector delta = z11.sub(z10).sub(z01.sub(z00));
            DoubleVector sum = delta.mul(sumOfProducts);
            sum = gamma.fma(DoubleVector.broadcast(SPECIES, sumOfV), sum);
            sum = beta.fma(DoubleVector.broadcast(SPECIES, sumOfU), sum);
            alpha.fma(DoubleVector.broadcast(SPECIES, points), sum).intoMemorySegment(rows, terms + at, NATIVE);
        }
    }

    /**
     * Sums of powers of one vector of surfaces, from surface {@code s} on, in cells of degree 8. A method for one
     * vector is compiled sooner, and whole: with a loop over all, C2 would first compile the loop while it runs, whose
     * vectors are objects then, which takes longer.
     */
    static void contract10(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] moments,
            double[] powerOfMean, int s, double ln, MemorySegment rows, long terms) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        double half = 0.5 * ln;
        long at = (long) s * Double.BYTES;
        DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
        DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
        DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
        DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes, NATIVE);
        DoubleVector beta = z10.add(z11).sub(z00.add(z01)).mul(half);
        DoubleVector gamma = z01.add(z11).sub(z00.add(z10)).mul(half);
        DoubleVector delta = z11.sub(z10).sub(z01.sub(z00)).mul(ln);
        DoubleVector r0 = DoubleVector.zero(SPECIES);
        DoubleVector r1 = DoubleVector.zero(SPECIES);
        DoubleVector r2 = DoubleVector.zero(SPECIES);
        DoubleVector r3 = DoubleVector.zero(SPECIES);
        DoubleVector r4 = DoubleVector.zero(SPECIES);
        DoubleVector r5 = DoubleVector.zero(SPECIES);
        DoubleVector r6 = DoubleVector.zero(SPECIES);
        DoubleVector r7 = DoubleVector.zero(SPECIES);
        DoubleVector r8 = DoubleVector.zero(SPECIES);
        DoubleVector r9 = DoubleVector.zero(SPECIES);
        DoubleVector r10 = DoubleVector.zero(SPECIES);
        for (int m = 10 * POWERS; m >= 0; m -= POWERS) {
            r0 = gamma.fma(r0, delta.fma(r1, DoubleVector.broadcast(SPECIES, moments[m])));
            r1 = gamma.fma(r1, delta.fma(r2, DoubleVector.broadcast(SPECIES, moments[m + 1])));
            r2 = gamma.fma(r2, delta.fma(r3, DoubleVector.broadcast(SPECIES, moments[m + 2])));
            r3 = gamma.fma(r3, delta.fma(r4, DoubleVector.broadcast(SPECIES, moments[m + 3])));
            r4 = gamma.fma(r4, delta.fma(r5, DoubleVector.broadcast(SPECIES, moments[m + 4])));
            r5 = gamma.fma(r5, delta.fma(r6, DoubleVector.broadcast(SPECIES, moments[m + 5])));
            r6 = gamma.fma(r6, delta.fma(r7, DoubleVector.broadcast(SPECIES, moments[m + 6])));
            r7 = gamma.fma(r7, delta.fma(r8, DoubleVector.broadcast(SPECIES, moments[m + 7])));
            r8 = gamma.fma(r8, delta.fma(r9, DoubleVector.broadcast(SPECIES, moments[m + 8])));
            r9 = gamma.fma(r9, delta.fma(r10, DoubleVector.broadcast(SPECIES, moments[m + 9])));
            r10 = gamma.fma(r10, DoubleVector.broadcast(SPECIES, moments[m + 10]));
        }
        DoubleVector sum = r10;
        sum = beta.mul(RECIPROCAL_10).fma(sum, r9);
        sum = beta.mul(RECIPROCAL_9).fma(sum, r8);
        sum = beta.mul(RECIPROCAL_8).fma(sum, r7);
        sum = beta.mul(RECIPROCAL_7).fma(sum, r6);
        sum = beta.mul(RECIPROCAL_6).fma(sum, r5);
        sum = beta.mul(RECIPROCAL_5).fma(sum, r4);
        sum = beta.mul(RECIPROCAL_4).fma(sum, r3);
        sum = beta.mul(RECIPROCAL_3).fma(sum, r2);
        sum = beta.mul(RECIPROCAL_2).fma(sum, r1);
        sum = beta.fma(sum, r0);
        sum.mul(DoubleVector.fromArray(SPECIES, powerOfMean, s)).intoMemorySegment(rows, terms + at, NATIVE);
    }

    /** The same in cells of degree 12. */
    static void contract15(MemorySegment nodes, long first, long nodeBytes, long rowBytes, double[] moments,
            double[] powerOfMean, int s, double ln, MemorySegment rows, long terms) {
        nodes = OffHeap.known(nodes);
        rows = OffHeap.known(rows);
        double half = 0.5 * ln;
        long at = (long) s * Double.BYTES;
        DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at, NATIVE);
        DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + nodeBytes, NATIVE);
        DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes, NATIVE);
        DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, first + at + rowBytes + nodeBytes, NATIVE);
        DoubleVector beta = z10.add(z11).sub(z00.add(z01)).mul(half);
        DoubleVector gamma = z01.add(z11).sub(z00.add(z10)).mul(half);
        DoubleVector delta = z11.sub(z10).sub(z01.sub(z00)).mul(ln);
        DoubleVector r0 = DoubleVector.zero(SPECIES);
        DoubleVector r1 = DoubleVector.zero(SPECIES);
        DoubleVector r2 = DoubleVector.zero(SPECIES);
        DoubleVector r3 = DoubleVector.zero(SPECIES);
        DoubleVector r4 = DoubleVector.zero(SPECIES);
        DoubleVector r5 = DoubleVector.zero(SPECIES);
        DoubleVector r6 = DoubleVector.zero(SPECIES);
        DoubleVector r7 = DoubleVector.zero(SPECIES);
        DoubleVector r8 = DoubleVector.zero(SPECIES);
        DoubleVector r9 = DoubleVector.zero(SPECIES);
        DoubleVector r10 = DoubleVector.zero(SPECIES);
        DoubleVector r11 = DoubleVector.zero(SPECIES);
        DoubleVector r12 = DoubleVector.zero(SPECIES);
        DoubleVector r13 = DoubleVector.zero(SPECIES);
        DoubleVector r14 = DoubleVector.zero(SPECIES);
        DoubleVector r15 = DoubleVector.zero(SPECIES);
        for (int m = 15 * POWERS; m >= 0; m -= POWERS) {
            r0 = gamma.fma(r0, delta.fma(r1, DoubleVector.broadcast(SPECIES, moments[m])));
            r1 = gamma.fma(r1, delta.fma(r2, DoubleVector.broadcast(SPECIES, moments[m + 1])));
            r2 = gamma.fma(r2, delta.fma(r3, DoubleVector.broadcast(SPECIES, moments[m + 2])));
            r3 = gamma.fma(r3, delta.fma(r4, DoubleVector.broadcast(SPECIES, moments[m + 3])));
            r4 = gamma.fma(r4, delta.fma(r5, DoubleVector.broadcast(SPECIES, moments[m + 4])));
            r5 = gamma.fma(r5, delta.fma(r6, DoubleVector.broadcast(SPECIES, moments[m + 5])));
            r6 = gamma.fma(r6, delta.fma(r7, DoubleVector.broadcast(SPECIES, moments[m + 6])));
            r7 = gamma.fma(r7, delta.fma(r8, DoubleVector.broadcast(SPECIES, moments[m + 7])));
            r8 = gamma.fma(r8, delta.fma(r9, DoubleVector.broadcast(SPECIES, moments[m + 8])));
            r9 = gamma.fma(r9, delta.fma(r10, DoubleVector.broadcast(SPECIES, moments[m + 9])));
            r10 = gamma.fma(r10, delta.fma(r11, DoubleVector.broadcast(SPECIES, moments[m + 10])));
            r11 = gamma.fma(r11, delta.fma(r12, DoubleVector.broadcast(SPECIES, moments[m + 11])));
            r12 = gamma.fma(r12, delta.fma(r13, DoubleVector.broadcast(SPECIES, moments[m + 12])));
            r13 = gamma.fma(r13, delta.fma(r14, DoubleVector.broadcast(SPECIES, moments[m + 13])));
            r14 = gamma.fma(r14, delta.fma(r15, DoubleVector.broadcast(SPECIES, moments[m + 14])));
            r15 = gamma.fma(r15, DoubleVector.broadcast(SPECIES, moments[m + 15]));
        }
        DoubleVector sum = r15;
        sum = beta.mul(RECIPROCAL_15).fma(sum, r14);
        sum = beta.mul(RECIPROCAL_14).fma(sum, r13);
        sum = beta.mul(RECIPROCAL_13).fma(sum, r12);
        sum = beta.mul(RECIPROCAL_12).fma(sum, r11);
        sum = beta.mul(RECIPROCAL_11).fma(sum, r10);
        sum = beta.mul(RECIPROCAL_10).fma(sum, r9);
        sum = beta.mul(RECIPROCAL_9).fma(sum, r8);
        sum = beta.mul(RECIPROCAL_8).fma(sum, r7);
        sum = beta.mul(RECIPROCAL_7).fma(sum, r6);
        sum = beta.mul(RECIPROCAL_6).fma(sum, r5);
        sum = beta.mul(RECIPROCAL_5).fma(sum, r4);
        sum = beta.mul(RECIPROCAL_4).fma(sum, r3);
        sum = beta.mul(RECIPROCAL_3).fma(sum, r2);
        sum = beta.mul(RECIPROCAL_2).fma(sum, r1);
        sum = beta.fma(sum, r0);
        sum.mul(DoubleVector.fromArray(SPECIES, powerOfMean, s)).intoMemorySegment(rows, terms + at, NATIVE);
    }
}

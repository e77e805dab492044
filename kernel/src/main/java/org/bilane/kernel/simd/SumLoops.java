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
import org.bilane.kernel.sum.SumBlocks;

/**
 * Partial sums of vectors of surfaces. Most loops add every eighth point of a run to one of them, which stays in a
 * register meanwhile; there {@code surface} is the offset of the first surface within a node. The others add stored
 * terms, and the partial sums to each other. The arithmetic is that of {@link PointLoops}, written out again.
 *
 * <p>Of exp two points are taken in each turn, and both are interpolated before exp is taken of either, for the reason
 * given there; their terms are added one after the other. Sums of 50 surfaces take 0.74 times the time so at 8,192
 * points, and 0.9 at 64 (Zen 4). A loop that C2 sees to be counted takes 1.2 times as long as one that ends where the
 * second point would lie beyond the run.
 */
final class SumLoops {
    private static final int STEP = SumBlocks.PARTIAL_SUMS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SumLoops() {
    }

    /** Sums the interpolated values themselves. */
    static void identity(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long at) {
        nodes = OffHeap.known(nodes);
        sums = OffHeap.known(sums);
        DoubleVector terms = DoubleVector.fromMemorySegment(SPECIES, sums, at, NATIVE);
        for (int i = from; i < to; i += STEP) {
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
            terms = terms.add(x);
        }
        terms.intoMemorySegment(sums, at, NATIVE);
    }

    /** Sums exp of bounded values. */
    static void expBounded(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long at) {
        nodes = OffHeap.known(nodes);
        sums = OffHeap.known(sums);
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
        DoubleVector terms = DoubleVector.fromMemorySegment(SPECIES, sums, at, NATIVE);
        int next = from;
        for (; next + STEP < to; next += 2 * STEP) {
            DoubleVector first;
            {
                int i = next;
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
                first = x;
            }
            DoubleVector second;
            {
                int i = next + STEP;
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
                second = x;
            }
            {
                DoubleVector x = first;
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
                first = y;
            }
            {
                DoubleVector x = second;
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
                second = y;
            }
            terms = terms.add(first).add(second);
        }
        if (next < to) {
            int i = next;
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
            terms = terms.add(y);
        }
        terms.intoMemorySegment(sums, at, NATIVE);
    }

    /** Adds contiguous terms to as many sums. */
    static void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset) {
        terms = OffHeap.known(terms);
        sums = OffHeap.known(sums);
        for (long at = 0; at < bytes; at += SPECIES.vectorByteSize()) {
            DoubleVector.fromMemorySegment(SPECIES, sums, offset + at, NATIVE)
                    .add(DoubleVector.fromMemorySegment(SPECIES, terms, at, NATIVE))
                    .intoMemorySegment(sums, offset + at, NATIVE);
        }
    }

    /**
     * Adds up 8 partial sums in pairs. The last vector of surfaces overlaps the one before it. Every vector is loaded
     * here: a method that gave one back would box it once C2 had compiled it by itself.
     */
    static void reduce(MemorySegment rows, long offset, long rowBytes, int count, MemorySegment sums, long to) {
        rows = OffHeap.known(rows);
        sums = OffHeap.known(sums);
        for (int s = 0; s < count; s += LANES) {
            long surface = (long) Math.min(s, count - LANES) * Double.BYTES;
            long row = offset + surface;
            DoubleVector first = DoubleVector.fromMemorySegment(SPECIES, rows, row, NATIVE)
                    .add(DoubleVector.fromMemorySegment(SPECIES, rows, row + rowBytes, NATIVE))
                    .add(DoubleVector.fromMemorySegment(SPECIES, rows, row + 2 * rowBytes, NATIVE)
                            .add(DoubleVector.fromMemorySegment(SPECIES, rows, row + 3 * rowBytes, NATIVE)));
            long half = row + STEP / 2 * rowBytes;
            DoubleVector second = DoubleVector.fromMemorySegment(SPECIES, rows, half, NATIVE)
                    .add(DoubleVector.fromMemorySegment(SPECIES, rows, half + rowBytes, NATIVE))
                    .add(DoubleVector.fromMemorySegment(SPECIES, rows, half + 2 * rowBytes, NATIVE)
                            .add(DoubleVector.fromMemorySegment(SPECIES, rows, half + 3 * rowBytes, NATIVE)));
            first.add(second).intoMemorySegment(sums, to + surface, NATIVE);
        }
    }
}

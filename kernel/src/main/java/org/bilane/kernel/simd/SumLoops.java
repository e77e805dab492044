package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.sum.SumBlocks;

/**
 * Adds every eighth point of a run to one partial sum of a vector of surfaces, which stays in a register meanwhile.
 * {@code surface} is the offset of the first surface within a node.
 */
final class SumLoops {
    private static final int STEP = SumBlocks.PARTIAL_SUMS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SumLoops() {
    }

    /** Sums the interpolated values themselves. */
    static void identity(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long sum) {
        DoubleVector acc = DoubleVector.fromMemorySegment(SPECIES, sums, sum, NATIVE);
        for (int i = from; i < to; i += STEP) {
            acc = acc.add(VectorBilinear.surfaces(nodes, cells[i] * nodeBytes + surface,
                    nodeBytes, rowBytes, us[i], vs[i]));
        }
        acc.intoMemorySegment(sums, sum, NATIVE);
    }

    /** Sums exp of bounded values. */
    static void expBounded(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long sum) {
        DoubleVector acc = DoubleVector.fromMemorySegment(SPECIES, sums, sum, NATIVE);
        for (int i = from; i < to; i += STEP) {
            acc = acc.add(VectorExp.bounded(VectorBilinear.surfaces(nodes, cells[i] * nodeBytes + surface,
                    nodeBytes, rowBytes, us[i], vs[i])));
        }
        acc.intoMemorySegment(sums, sum, NATIVE);
    }

    /** Adds up 8 partial sums in pairs. The last vector of surfaces overlaps the one before it. */
    static void reduce(MemorySegment partialSums, long offset, long rowBytes, int count, MemorySegment sums, long to) {
        for (int s = 0; s < count; s += LANES) {
            long surface = (long) Math.min(s, count - LANES) * Double.BYTES;
            long half = offset + surface + STEP / 2 * rowBytes;
            pairs(partialSums, offset + surface, rowBytes).add(pairs(partialSums, half, rowBytes))
                    .intoMemorySegment(sums, to + surface, NATIVE);
        }
    }

    private static DoubleVector pairs(MemorySegment rows, long at, long rowBytes) {
        return row(rows, at).add(row(rows, at + rowBytes))
                .add(row(rows, at + 2 * rowBytes).add(row(rows, at + 3 * rowBytes)));
    }

    private static DoubleVector row(MemorySegment rows, long at) {
        return DoubleVector.fromMemorySegment(SPECIES, rows, at, NATIVE);
    }

    /** Sums exp of any values. */
    static void expFull(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment sums, long sum) {
        DoubleVector acc = DoubleVector.fromMemorySegment(SPECIES, sums, sum, NATIVE);
        for (int i = from; i < to; i += STEP) {
            acc = acc.add(VectorExp.full(VectorBilinear.surfaces(nodes, cells[i] * nodeBytes + surface,
                    nodeBytes, rowBytes, us[i], vs[i])));
        }
        acc.intoMemorySegment(sums, sum, NATIVE);
    }
}

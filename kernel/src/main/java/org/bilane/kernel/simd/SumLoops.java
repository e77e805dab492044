package org.bilane.kernel.simd;

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

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.sum.SumBlocks;

/**
 * Partial sums of vectors of surfaces. Most loops add every eighth point of a run to one of them, which stays in a
 * register meanwhile; there {@code surface} is the offset of the first surface within a node. The others add stored
 * terms, and the partial sums to each other.
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

    /** Adds contiguous terms to as many sums. */
    static void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset) {
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

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.exp.ExpBase;

/**
 * Sums of the powers at a run of points of one cell, a vector of surfaces at a time: the values are stored, finished in
 * their place by {@link PowerLoops}, and added in order.
 */
final class PowerRuns {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private PowerRuns() {
    }

    /** Stores the interpolated values of a vector of surfaces, point by point. */
    static void store(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double[] fractions, int from,
            int to, MemorySegment values) {
        nodes = OffHeap.known(nodes);
        values = OffHeap.known(values);
        DoubleVector a = DoubleVector.fromMemorySegment(SPECIES, nodes, corner, NATIVE);
        DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + nodeBytes, NATIVE);
        DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + rowBytes, NATIVE);
        DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + rowBytes + nodeBytes, NATIVE);
        DoubleVector b = z10.sub(a);
        DoubleVector c = z01.sub(a);
        DoubleVector d = z11.sub(z01).sub(b);
        for (int i = from; i < to; i++) {
            DoubleVector u = DoubleVector.broadcast(SPECIES, fractions[2 * i]);
            DoubleVector v = DoubleVector.broadcast(SPECIES, fractions[2 * i + 1]);
            d.fma(v, b).fma(u, c.fma(v, a))
                    .intoMemorySegment(values, (long) (i - from) * LANES * Double.BYTES, NATIVE);
        }
    }

    /** Adds vectors in order, from 0, and stores their sum. */
    static void add(MemorySegment values, int vectors, MemorySegment sums, long at) {
        values = OffHeap.known(values);
        sums = OffHeap.known(sums);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = 0; i < vectors; i++) {
            sum = sum.add(DoubleVector.fromMemorySegment(SPECIES, values, (long) i * LANES * Double.BYTES, NATIVE));
        }
        sum.intoMemorySegment(sums, at, NATIVE);
    }

    /** Powers of the middles to another base than e; a row is whole vectors. */
    static void powersOfMiddles(ExpBase base, MemorySegment rows, long offset, long row) {
        MemorySegment.copy(rows, offset + RunRows.MIDDLE * row, rows, offset + RunRows.EXP_OF_MIDDLE * row, row);
        PowerLoops.bounded(base, rows, offset + RunRows.EXP_OF_MIDDLE * row, (int) (row / Double.BYTES));
    }

    /** Powers of means to another base than e, by way of a row that is whole vectors. */
    static void powersOfMeans(ExpBase base, double[] means, int count, MemorySegment rows, long at) {
        int n = Math.ceilDiv(count, LANES) * LANES;
        MemorySegment.copy(means, 0, rows, ValueLayout.JAVA_DOUBLE, at, n);
        PowerLoops.bounded(base, rows, at, n);
        MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE, at, means, 0, n);
    }
}

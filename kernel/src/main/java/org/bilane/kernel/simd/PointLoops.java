package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Stores the values of whole vectors of surfaces at a run of points, point by point. {@code surface} is the offset of
 * the first surface within a node, {@code out} that of its value at the run's first point.
 */
final class PointLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private PointLoops() {
    }

    /** Stores the interpolated values themselves. */
    static void identity(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment values, long out, long outBytes, int vectors) {
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + surface;
            long row = out + (i - from) * outBytes;
            for (int s = 0; s < vectors; s++) {
                long at = (long) s * LANES * Double.BYTES;
                DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, us[i], vs[i]);
                value.intoMemorySegment(values, row + at, NATIVE);
            }
        }
    }

    /** Stores exp of bounded values: {@link VectorExp#bounded}, written out for the reason in {@link ExpVectors}. */
    static void expBounded(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment values, long out, long outBytes, int vectors) {
        DoubleVector log2e = ExpVectors.load(ExpVectors.LOG2E);
        DoubleVector shift = ExpVectors.load(ExpVectors.SHIFT);
        DoubleVector minusLn2Hi = ExpVectors.load(ExpVectors.MINUS_LN2_HI);
        DoubleVector minusLn2Lo = ExpVectors.load(ExpVectors.MINUS_LN2_LO);
        DoubleVector one = ExpVectors.load(ExpVectors.ONE);
        DoubleVector p0 = ExpVectors.load(ExpVectors.P0);
        DoubleVector p1 = ExpVectors.load(ExpVectors.P0 + 1);
        DoubleVector p2 = ExpVectors.load(ExpVectors.P0 + 2);
        DoubleVector p3 = ExpVectors.load(ExpVectors.P0 + 3);
        DoubleVector p4 = ExpVectors.load(ExpVectors.P0 + 4);
        DoubleVector p5 = ExpVectors.load(ExpVectors.P0 + 5);
        DoubleVector p6 = ExpVectors.load(ExpVectors.P0 + 6);
        DoubleVector p7 = ExpVectors.load(ExpVectors.P0 + 7);
        DoubleVector p8 = ExpVectors.load(ExpVectors.P0 + 8);
        DoubleVector p9 = ExpVectors.load(ExpVectors.P0 + 9);
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + surface;
            long row = out + (i - from) * outBytes;
            for (int s = 0; s < vectors; s++) {
                long at = (long) s * LANES * Double.BYTES;
                DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, us[i], vs[i]);
                DoubleVector k = value.fma(log2e, shift);
                DoubleVector n = k.sub(shift);
                DoubleVector rh = n.fma(minusLn2Hi, value);
                DoubleVector r = n.fma(minusLn2Lo, rh);
                DoubleVector h = rh.add(one);
                DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                        .fma(r, p1).fma(r, p0);
                DoubleVector l = rh.sub(h.sub(one));
                DoubleVector y = h.add(r.mul(r).fma(p, n.fma(minusLn2Lo, l)));
                y.mul(k.reinterpretAsLongs().lanewise(VectorOperators.LSHL, ExpVectors.SIGNIFICAND_BITS)
                        .reinterpretAsDoubles()).intoMemorySegment(values, row + at, NATIVE);
            }
        }
    }

    /** Stores exp of any values. */
    static void expFull(MemorySegment nodes, long surface, long nodeBytes, long rowBytes, int[] cells,
            double[] us, double[] vs, int from, int to, MemorySegment values, long out, long outBytes, int vectors) {
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + surface;
            long row = out + (i - from) * outBytes;
            for (int s = 0; s < vectors; s++) {
                long at = (long) s * LANES * Double.BYTES;
                DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, us[i], vs[i]);
                VectorExp.full(value).intoMemorySegment(values, row + at, NATIVE);
            }
        }
    }
}

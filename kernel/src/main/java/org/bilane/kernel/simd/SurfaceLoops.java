package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Stores exp of interpolated values, one after the other. {@code n} is a multiple of the lanes; what remains is left to
 * the scalar form, whose bits are the same.
 */
final class SurfaceLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SurfaceLoops() {
    }

    /** Stores exp of bounded values: {@link VectorExp#bounded}, written out for the reason in {@link ExpVectors}. */
    static void expBounded(double[] values, int n, MemorySegment out, long offset) {
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
        for (int i = 0; i < n; i += LANES) {
            long at = (long) i * Double.BYTES;
            DoubleVector value = DoubleVector.fromArray(SPECIES, values, i);
            DoubleVector k = value.fma(log2e, shift);
            DoubleVector m = k.sub(shift);
            DoubleVector rh = m.fma(minusLn2Hi, value);
            DoubleVector r = m.fma(minusLn2Lo, rh);
            DoubleVector h = rh.add(one);
            DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                    .fma(r, p1).fma(r, p0);
            DoubleVector l = rh.sub(h.sub(one));
            DoubleVector y = h.add(r.mul(r).fma(p, m.fma(minusLn2Lo, l)));
            y.mul(k.reinterpretAsLongs().lanewise(VectorOperators.LSHL, ExpVectors.SIGNIFICAND_BITS)
                    .reinterpretAsDoubles()).intoMemorySegment(out, offset + at, NATIVE);
        }
    }

    /** Stores exp of any values. */
    static void expFull(double[] values, int n, MemorySegment out, long offset) {
        for (int i = 0; i < n; i += LANES) {
            long at = (long) i * Double.BYTES;
            DoubleVector value = DoubleVector.fromArray(SPECIES, values, i);
            VectorExp.full(value).intoMemorySegment(out, offset + at, NATIVE);
        }
    }
}

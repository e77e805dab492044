package org.bilane.kernel.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.bilane.kernel.simd.ExpVectors.CONSTANTS;
import static org.bilane.kernel.simd.ExpVectors.SIGNIFICAND_BITS;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.LONGS;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** exp of arrays in place: {@link org.bilane.kernel.exp.ScalarExp} lane by lane, operation by operation, with FMA. */
final class ExpLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private ExpLoops() {
    }

    /**
     * exp of bounded values.
     *
     * @param values replaced by their exp
     * @param count how many; the array has whole vectors
     */
    static void bounded(double[] values, int count) {
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
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
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
            y.intoArray(values, i);
        }
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** exp of arrays in place: {@link org.bilane.kernel.exp.ScalarExp} lane by lane, operation by operation, with FMA. */
final class ExpLoops {
    private ExpLoops() {
    }

    /**
     * exp of bounded values.
     *
     * @param values replaced by their exp
     * @param n how many; the array has whole vectors
     */
    static void bounded(double[] values, int n) {
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
            DoubleVector value = DoubleVector.fromArray(SPECIES, values, i);
            DoubleVector k = value.fma(log2e, shift);
            DoubleVector whole = k.sub(shift);
            DoubleVector rh = whole.fma(minusLn2Hi, value);
            DoubleVector r = whole.fma(minusLn2Lo, rh);
            DoubleVector h = rh.add(one);
            DoubleVector p = p9.fma(r, p8).fma(r, p7).fma(r, p6).fma(r, p5).fma(r, p4).fma(r, p3).fma(r, p2)
                    .fma(r, p1).fma(r, p0);
            DoubleVector l = rh.sub(h.sub(one));
            DoubleVector y = h.add(r.mul(r).fma(p, whole.fma(minusLn2Lo, l)));
            y.mul(k.reinterpretAsLongs().lanewise(VectorOperators.LSHL, ExpVectors.SIGNIFICAND_BITS)
                    .reinterpretAsDoubles()).intoArray(values, i);
        }
    }
}

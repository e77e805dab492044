package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.exp.DeviationConstants;

/**
 * exp of a vector of small deviations: {@link org.bilane.kernel.exp.DeviationExp} lane by lane, operation by
 * operation, with FMA. Its contract and its bits are those of the scalar form.
 */
final class VectorDeviationExp {
    static final DoubleVector ONE = constant(1);
    static final DoubleVector P8_1 = constant(DeviationConstants.P8_1);
    static final DoubleVector P8_2 = constant(DeviationConstants.P8_2);
    static final DoubleVector P8_3 = constant(DeviationConstants.P8_3);
    static final DoubleVector P8_4 = constant(DeviationConstants.P8_4);
    static final DoubleVector P8_5 = constant(DeviationConstants.P8_5);
    static final DoubleVector P8_6 = constant(DeviationConstants.P8_6);
    static final DoubleVector P8_7 = constant(DeviationConstants.P8_7);
    static final DoubleVector P8_8 = constant(DeviationConstants.P8_8);
    static final DoubleVector P11_1 = constant(DeviationConstants.P11_1);
    static final DoubleVector P11_2 = constant(DeviationConstants.P11_2);
    static final DoubleVector P11_3 = constant(DeviationConstants.P11_3);
    static final DoubleVector P11_4 = constant(DeviationConstants.P11_4);
    static final DoubleVector P11_5 = constant(DeviationConstants.P11_5);
    static final DoubleVector P11_6 = constant(DeviationConstants.P11_6);
    static final DoubleVector P11_7 = constant(DeviationConstants.P11_7);
    static final DoubleVector P11_8 = constant(DeviationConstants.P11_8);
    static final DoubleVector P11_9 = constant(DeviationConstants.P11_9);
    static final DoubleVector P11_10 = constant(DeviationConstants.P11_10);
    static final DoubleVector P11_11 = constant(DeviationConstants.P11_11);

    private VectorDeviationExp() {
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    /** exp of deviations up to {@link DeviationConstants#REACH_8}. */
    static DoubleVector degree8(DoubleVector t) {
        return P8_8.fma(t, P8_7).fma(t, P8_6).fma(t, P8_5).fma(t, P8_4)
                .fma(t, P8_3).fma(t, P8_2).fma(t, P8_1).fma(t, ONE);
    }

    /** exp of deviations up to {@link DeviationConstants#REACH_11}. */
    static DoubleVector degree11(DoubleVector t) {
        return P11_11.fma(t, P11_10).fma(t, P11_9).fma(t, P11_8).fma(t, P11_7).fma(t, P11_6)
                .fma(t, P11_5).fma(t, P11_4).fma(t, P11_3).fma(t, P11_2).fma(t, P11_1).fma(t, ONE);
    }
}

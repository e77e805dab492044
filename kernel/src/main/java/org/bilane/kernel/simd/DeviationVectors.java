package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.exp.DeviationConstants;

/**
 * The coefficients of {@link org.bilane.kernel.exp.DeviationExp}, for the loops that have it written out: called as a
 * method, it may be compiled by itself first and then not be inlined, and its vectors would be boxed.
 */
final class DeviationVectors {
    static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
    static final DoubleVector P8_1 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_1);
    static final DoubleVector P8_2 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_2);
    static final DoubleVector P8_3 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_3);
    static final DoubleVector P8_4 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_4);
    static final DoubleVector P8_5 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_5);
    static final DoubleVector P8_6 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_6);
    static final DoubleVector P8_7 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_7);
    static final DoubleVector P8_8 = DoubleVector.broadcast(SPECIES, DeviationConstants.P8_8);
    static final DoubleVector P11_1 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_1);
    static final DoubleVector P11_2 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_2);
    static final DoubleVector P11_3 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_3);
    static final DoubleVector P11_4 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_4);
    static final DoubleVector P11_5 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_5);
    static final DoubleVector P11_6 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_6);
    static final DoubleVector P11_7 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_7);
    static final DoubleVector P11_8 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_8);
    static final DoubleVector P11_9 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_9);
    static final DoubleVector P11_10 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_10);
    static final DoubleVector P11_11 = DoubleVector.broadcast(SPECIES, DeviationConstants.P11_11);

    private DeviationVectors() {
    }
}

package org.bilane.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that the kernels use: the widest that this JVM prefers for doubles. */
public final class VectorWidth {
    /** The species of all kernels. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    /** Vectors of longs of that width, for the bits of doubles. */
    static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
    /** Lanes of a vector: 2, 4 or 8. */
    static final int LANES = SPECIES.length();

    private VectorWidth() {
    }

    /**
     * The width.
     *
     * @return bits
     */
    public static int bits() {
        return SPECIES.vectorBitSize();
    }
}

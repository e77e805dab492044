package org.bilane.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that the kernels use: the widest that this JVM prefers for doubles, and no others. C2 takes the class of a
 * vector from profiles of the JDK's methods, which all loops share. Where two loops had vectors of 4 doubles beside
 * others of 8, loops that were as before made objects in every call (JDK 25.0.3, 26.0.2 and 27.0.1).
 */
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

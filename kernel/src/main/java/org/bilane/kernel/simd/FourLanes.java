package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** What transposes four vectors, four lanes by four, in vectors of 4 or 8 lanes. */
final class FourLanes {
    /** Exchanges lanes 0 and 1, and lanes 2 and 3, and so on. */
    static final VectorShuffle<Double> NEIGHBOUR =
            VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 1) % SPECIES.length());
    /** Exchanges lanes 0 and 2, and lanes 1 and 3, and so on. */
    static final VectorShuffle<Double> OTHER_PAIR =
            VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) % SPECIES.length());
    static final VectorMask<Double> EVEN = VectorMask.fromLong(SPECIES, 0b01010101);
    static final VectorMask<Double> ODD = VectorMask.fromLong(SPECIES, 0b10101010);
    /** The lower two of four lanes. */
    static final VectorMask<Double> LOWER = VectorMask.fromLong(SPECIES, 0b00110011);
    /** The upper two of four lanes. */
    static final VectorMask<Double> UPPER = VectorMask.fromLong(SPECIES, 0b11001100);
    /** The upper half of 8 lanes. */
    static final VectorMask<Double> SECOND = VectorMask.fromLong(SPECIES, LANES == 8 ? 0b11110000 : 0);

    private FourLanes() {
    }
}

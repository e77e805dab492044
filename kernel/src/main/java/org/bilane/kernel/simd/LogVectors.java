package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.LogCoefficients;

/**
 * The constants of the logarithms, as vectors in a segment for each base, and where each begins; {@link ExpVectors}
 * tells how they are read. From numbers that are broadcast C2 would make many of the vectors anew in each turn of a
 * loop: with 8 lanes a logarithm took 1.06 times the time (JDK 25.0.3, Zen 4).
 */
final class LogVectors {
    private static final long VECTOR_BYTES = (long) LANES * Double.BYTES;
    static final long STEP_HI = 0;
    static final long STEP_LO = VECTOR_BYTES;
    static final long MINUS_STEP_HI = 2 * VECTOR_BYTES;
    static final long INVERSE_HI = 3 * VECTOR_BYTES;
    static final long INVERSE_LO = 4 * VECTOR_BYTES;
    static final long MINUS_INVERSE_HI = 5 * VECTOR_BYTES;
    static final long MINUS_C0 = 6 * VECTOR_BYTES;
    static final long MINUS_C1 = 7 * VECTOR_BYTES;
    static final long MINUS_C2 = 8 * VECTOR_BYTES;
    static final long MINUS_C3 = 9 * VECTOR_BYTES;
    static final long MINUS_C4 = 10 * VECTOR_BYTES;
    static final long MINUS_C5 = 11 * VECTOR_BYTES;
    static final long MINUS_C6 = 12 * VECTOR_BYTES;

    private static final LogBase[] BASES = LogBase.values();
    private static final MemorySegment[] CONSTANTS = new MemorySegment[BASES.length];

    static {
        for (LogBase base : BASES) {
            CONSTANTS[base.ordinal()] = constants(base);
        }
    }

    private LogVectors() {
    }

    /** The vectors of a base, in the order of the offsets above. */
    static MemorySegment of(LogBase base) {
        return OffHeap.known(CONSTANTS[base.ordinal()]);
    }

    private static MemorySegment constants(LogBase base) {
        return ExpVectors.repeated(base.stepHi, base.stepLo, -base.stepHi, base.inverseHi, base.inverseLo,
                -base.inverseHi, -LogCoefficients.C0, -LogCoefficients.C1, -LogCoefficients.C2, -LogCoefficients.C3,
                -LogCoefficients.C4, -LogCoefficients.C5, -LogCoefficients.C6);
    }
}

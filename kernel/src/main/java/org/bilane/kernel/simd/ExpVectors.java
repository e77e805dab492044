package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.exp.ExpConstants;

/**
 * The constants of the exponential, as vectors in a segment, and where each begins. A loop loads those that it needs
 * into variables first: C2 can't tell a segment's memory from that of vectors on the heap, and would load them again
 * after each store. Off the heap, vectors lie within cache lines.
 *
 * <p>Every loop of this package has its arithmetic written out. A method that takes or gives back a vector may be
 * compiled by itself first, or met when a compilation has grown to a certain size; then it is not inlined, and its
 * vectors become objects. What is written out more than once stands between two comments that name it, and a test
 * holds the copies to the same text. No copy uses {@code reinterpretAsLongs} and the like, which make objects on JDK
 * 27, where {@code reinterpretShape} does not.
 */
final class ExpVectors {
    static final int SIGNIFICAND_BITS = 52;
    private static final long VECTOR_BYTES = (long) LANES * Double.BYTES;
    static final long LOG2E = 0;
    static final long SHIFT = VECTOR_BYTES;
    static final long MINUS_LN2_HI = 2 * VECTOR_BYTES;
    static final long MINUS_LN2_LO = 3 * VECTOR_BYTES;
    static final long ONE = 4 * VECTOR_BYTES;
    static final long P0 = 5 * VECTOR_BYTES;
    static final long P1 = 6 * VECTOR_BYTES;
    static final long P2 = 7 * VECTOR_BYTES;
    static final long P3 = 8 * VECTOR_BYTES;
    static final long P4 = 9 * VECTOR_BYTES;
    static final long P5 = 10 * VECTOR_BYTES;
    static final long P6 = 11 * VECTOR_BYTES;
    static final long P7 = 12 * VECTOR_BYTES;
    static final long P8 = 13 * VECTOR_BYTES;
    static final long P9 = 14 * VECTOR_BYTES;
    static final long HALF = 15 * VECTOR_BYTES;
    static final long LEAST_NORMAL = 16 * VECTOR_BYTES;
    static final long FULL_MIN = 17 * VECTOR_BYTES;
    static final long FULL_MAX = 18 * VECTOR_BYTES;

    private static final double[] VALUES = {
        ExpConstants.LOG2E, ExpConstants.SHIFT, -ExpConstants.LN2_HI, -ExpConstants.LN2_LO, 1, ExpConstants.P0,
        ExpConstants.P1, ExpConstants.P2, ExpConstants.P3, ExpConstants.P4, ExpConstants.P5, ExpConstants.P6,
        ExpConstants.P7, ExpConstants.P8, ExpConstants.P9, 0.5, Double.MIN_EXPONENT, ExpConstants.FULL_MIN,
        ExpConstants.FULL_MAX,
    };
    /** The vectors, in the order of the offsets above. */
    static final MemorySegment CONSTANTS = repeated(VALUES);

    private ExpVectors() {
    }

    /** Vectors of one number each, in a segment of their own. */
    static MemorySegment repeated(double... numbers) {
        MemorySegment vectors = Arena.ofAuto().allocate(numbers.length * VECTOR_BYTES, VECTOR_BYTES);
        for (int i = 0; i < numbers.length * LANES; i++) {
            vectors.setAtIndex(ValueLayout.JAVA_DOUBLE, i, numbers[i / LANES]);
        }
        return vectors;
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.exp.ExpConstants;

/**
 * The constants of the bounded exponential, for loops that store to segments. C2 can't tell a segment's memory from
 * that of the constants of {@link VectorExp}, which are on the heap, and loads them again after each store. Such loops
 * load these into variables first, and have the exponential written out in them: a method of its own that takes so
 * many vectors may not be inlined, and its vectors would be boxed.
 *
 * <p>Off the heap, vectors lie within cache lines.
 */
final class ExpVectors {
    static final int SIGNIFICAND_BITS = 52;
    static final int LOG2E = 0;
    static final int SHIFT = 1;
    static final int MINUS_LN2_HI = 2;
    static final int MINUS_LN2_LO = 3;
    static final int ONE = 4;
    /** The coefficient of r^0; those of higher powers follow. */
    static final int P0 = 5;

    private static final double[] VALUES = {
        ExpConstants.LOG2E, ExpConstants.SHIFT, -ExpConstants.LN2_HI, -ExpConstants.LN2_LO, 1, ExpConstants.P0,
        ExpConstants.P1, ExpConstants.P2, ExpConstants.P3, ExpConstants.P4, ExpConstants.P5, ExpConstants.P6,
        ExpConstants.P7, ExpConstants.P8, ExpConstants.P9,
    };
    private static final long VECTOR_BYTES = (long) LANES * Double.BYTES;
    private static final MemorySegment VECTORS = vectors();

    private ExpVectors() {
    }

    private static MemorySegment vectors() {
        MemorySegment vectors = Arena.ofAuto().allocate(VALUES.length * VECTOR_BYTES, VECTOR_BYTES);
        for (int i = 0; i < VALUES.length * LANES; i++) {
            vectors.setAtIndex(ValueLayout.JAVA_DOUBLE, i, VALUES[i / LANES]);
        }
        return vectors;
    }

    /** A constant, loaded. */
    static DoubleVector load(int constant) {
        return DoubleVector.fromMemorySegment(SPECIES, VECTORS, constant * VECTOR_BYTES, ByteOrder.nativeOrder());
    }
}

package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/**
 * Stores the values of at least a vector of surfaces at one point. Where their number is no multiple of the lanes, the
 * last vector overlaps the one before it.
 */
final class PointLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private PointLoops() {
    }

    /** The surface at which the vector after the one at {@code s} begins. */
    private static int next(int s, int count) {
        return s + LANES == count ? count : Math.min(s + LANES, count - LANES);
    }

    /** Stores the interpolated values themselves. */
    static void identity(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double u, double v,
            MemorySegment out, long row, int count) {
        for (int s = 0; s < count; s = next(s, count)) {
            long at = (long) s * Double.BYTES;
            DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, u, v);
            value.intoMemorySegment(out, row + at, NATIVE);
        }
    }

    /** Stores exp of bounded values. */
    static void expBounded(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double u, double v,
            MemorySegment out, long row, int count) {
        for (int s = 0; s < count; s = next(s, count)) {
            long at = (long) s * Double.BYTES;
            DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, u, v);
            VectorExp.bounded(value).intoMemorySegment(out, row + at, NATIVE);
        }
    }

    /** Stores exp of any values. */
    static void expFull(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double u, double v,
            MemorySegment out, long row, int count) {
        for (int s = 0; s < count; s = next(s, count)) {
            long at = (long) s * Double.BYTES;
            DoubleVector value = VectorBilinear.surfaces(nodes, corner + at, nodeBytes, rowBytes, u, v);
            VectorExp.full(value).intoMemorySegment(out, row + at, NATIVE);
        }
    }
}

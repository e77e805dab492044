package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.LANES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.table.NodeTable;

/**
 * Stores the values of one surface at a run of points, lanes across points. There is no gather from a memory segment:
 * the corners are collected one by one first. The last vector overlaps the one before it; a run shorter than a vector
 * is left to the scalar form, whose bits are the same.
 */
final class SurfaceLoops {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SurfaceLoops() {
    }

    /** Collects the corners of points as four arrays one after the other, and returns the bytes of one. */
    static long gather(NodeTable table, int[] cells, int from, int to, int surface, MemorySegment corners) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowBytes = table.rowBytes();
        long first = (long) surface * Double.BYTES;
        long cornerBytes = Math.ceilDiv(to - from, 8) * 8L * Double.BYTES;
        for (int i = from; i < to; i++) {
            long corner = cells[i] * nodeBytes + first;
            long at = (long) (i - from) * Double.BYTES;
            corners.set(ValueLayout.JAVA_DOUBLE, at, nodes.get(ValueLayout.JAVA_DOUBLE, corner));
            corners.set(ValueLayout.JAVA_DOUBLE, at + cornerBytes,
                    nodes.get(ValueLayout.JAVA_DOUBLE, corner + nodeBytes));
            corners.set(ValueLayout.JAVA_DOUBLE, at + 2 * cornerBytes,
                    nodes.get(ValueLayout.JAVA_DOUBLE, corner + rowBytes));
            corners.set(ValueLayout.JAVA_DOUBLE, at + 3 * cornerBytes,
                    nodes.get(ValueLayout.JAVA_DOUBLE, corner + rowBytes + nodeBytes));
        }
        return cornerBytes;
    }

    private static double interpolate(MemorySegment corners, long at, long cornerBytes, double u, double v) {
        return Bilinear.value(corners.get(ValueLayout.JAVA_DOUBLE, at),
                corners.get(ValueLayout.JAVA_DOUBLE, at + cornerBytes),
                corners.get(ValueLayout.JAVA_DOUBLE, at + 2 * cornerBytes),
                corners.get(ValueLayout.JAVA_DOUBLE, at + 3 * cornerBytes), u, v);
    }

    /** The point at which the vector after the one at {@code i} begins; {@code to} after the last. */
    private static int next(int i, int to) {
        return i + LANES == to ? to : Math.min(i + LANES, to - LANES);
    }

    /**
     * Stores the values of a run shorter than a vector. The loops of vectors are not called for it: in a loop that its
     * profile shows as seldom entered, C2 leaves calls as they are, and their vectors boxed.
     */
    static void shortRun(Finish finish, MemorySegment corners, long cornerBytes, double[] us, double[] vs,
            int from, int to, MemorySegment out, long offset) {
        for (int i = from; i < to; i++) {
            long at = (long) (i - from) * Double.BYTES;
            double value = interpolate(corners, at, cornerBytes, us[i], vs[i]);
            out.set(ValueLayout.JAVA_DOUBLE, offset + at, switch (finish) {
                case IDENTITY -> value;
                case EXP_BOUNDED -> ScalarExp.bounded(value);
                case EXP_FULL -> ScalarExp.full(value);
            });
        }
    }

    /** Stores the interpolated values themselves. */
    static void identity(MemorySegment corners, long cornerBytes, double[] us, double[] vs, int from, int to,
            MemorySegment out, long offset) {
        for (int i = from; i < to; i = next(i, to)) {
            long at = (long) (i - from) * Double.BYTES;
            DoubleVector value = VectorBilinear.points(corners, at, cornerBytes, us, vs, i);
            value.intoMemorySegment(out, offset + at, NATIVE);
        }
    }

    /** Stores exp of bounded values. */
    static void expBounded(MemorySegment corners, long cornerBytes, double[] us, double[] vs, int from, int to,
            MemorySegment out, long offset) {
        for (int i = from; i < to; i = next(i, to)) {
            long at = (long) (i - from) * Double.BYTES;
            DoubleVector value = VectorBilinear.points(corners, at, cornerBytes, us, vs, i);
            VectorExp.bounded(value).intoMemorySegment(out, offset + at, NATIVE);
        }
    }

    /** Stores exp of any values. */
    static void expFull(MemorySegment corners, long cornerBytes, double[] us, double[] vs, int from, int to,
            MemorySegment out, long offset) {
        for (int i = from; i < to; i = next(i, to)) {
            long at = (long) (i - from) * Double.BYTES;
            DoubleVector value = VectorBilinear.points(corners, at, cornerBytes, us, vs, i);
            VectorExp.full(value).intoMemorySegment(out, offset + at, NATIVE);
        }
    }
}

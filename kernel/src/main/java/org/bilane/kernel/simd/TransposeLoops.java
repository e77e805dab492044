package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes the values of 8 surfaces, a row for each point, and stores them surface by surface, with vectors of 8
 * lanes. 8 rows at a time are transposed in registers: two rows whose numbers differ in one bit exchange the lanes
 * whose numbers have that bit, the other way round, and so for each bit.
 */
final class TransposeLoops {
    /** The lanes that it takes. With 4, values of many surfaces were stored faster from planes than from tiles. */
    static final int LANES = 8;

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorShuffle<Double> BIT_0 =
            VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 1) % SPECIES.length());
    private static final VectorShuffle<Double> BIT_1 =
            VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) % SPECIES.length());
    private static final VectorShuffle<Double> BIT_2 =
            VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 4) % SPECIES.length());
    /** The lanes in whose numbers a bit is set. */
    private static final VectorMask<Double> SET_0 = VectorMask.fromLong(SPECIES, 0b10101010);
    private static final VectorMask<Double> SET_1 = VectorMask.fromLong(SPECIES, 0b11001100);
    private static final VectorMask<Double> SET_2 = VectorMask.fromLong(SPECIES, 0b11110000);
    private static final VectorMask<Double> UNSET_0 = VectorMask.fromLong(SPECIES, 0b01010101);
    private static final VectorMask<Double> UNSET_1 = VectorMask.fromLong(SPECIES, 0b00110011);
    private static final VectorMask<Double> UNSET_2 = VectorMask.fromLong(SPECIES, 0b00001111);

    private TransposeLoops() {
    }

    /** Transposes the rows of {@code n} points, a multiple of 8. */
    static void transpose(MemorySegment tile, long from, long rowBytes, int n, MemorySegment out, long offset,
            long surfaceBytes) {
        tile = OffHeap.known(tile);
        out = OffHeap.known(out);
        for (int i = 0; i < n; i += LANES) {
            long at = from + i * rowBytes;
            DoubleVector a0 = DoubleVector.fromMemorySegment(SPECIES, tile, at, NATIVE);
            DoubleVector a1 = DoubleVector.fromMemorySegment(SPECIES, tile, at + rowBytes, NATIVE);
            DoubleVector a2 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 2 * rowBytes, NATIVE);
            DoubleVector a3 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 3 * rowBytes, NATIVE);
            DoubleVector a4 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 4 * rowBytes, NATIVE);
            DoubleVector a5 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 5 * rowBytes, NATIVE);
            DoubleVector a6 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 6 * rowBytes, NATIVE);
            DoubleVector a7 = DoubleVector.fromMemorySegment(SPECIES, tile, at + 7 * rowBytes, NATIVE);
            DoubleVector b0 = a0.blend(a4.rearrange(BIT_2), SET_2);
            DoubleVector b4 = a4.blend(a0.rearrange(BIT_2), UNSET_2);
            DoubleVector b1 = a1.blend(a5.rearrange(BIT_2), SET_2);
            DoubleVector b5 = a5.blend(a1.rearrange(BIT_2), UNSET_2);
            DoubleVector b2 = a2.blend(a6.rearrange(BIT_2), SET_2);
            DoubleVector b6 = a6.blend(a2.rearrange(BIT_2), UNSET_2);
            DoubleVector b3 = a3.blend(a7.rearrange(BIT_2), SET_2);
            DoubleVector b7 = a7.blend(a3.rearrange(BIT_2), UNSET_2);
            DoubleVector c0 = b0.blend(b2.rearrange(BIT_1), SET_1);
            DoubleVector c2 = b2.blend(b0.rearrange(BIT_1), UNSET_1);
            DoubleVector c1 = b1.blend(b3.rearrange(BIT_1), SET_1);
            DoubleVector c3 = b3.blend(b1.rearrange(BIT_1), UNSET_1);
            DoubleVector c4 = b4.blend(b6.rearrange(BIT_1), SET_1);
            DoubleVector c6 = b6.blend(b4.rearrange(BIT_1), UNSET_1);
            DoubleVector c5 = b5.blend(b7.rearrange(BIT_1), SET_1);
            DoubleVector c7 = b7.blend(b5.rearrange(BIT_1), UNSET_1);
            long to = offset + (long) i * Double.BYTES;
            c0.blend(c1.rearrange(BIT_0), SET_0).intoMemorySegment(out, to, NATIVE);
            c1.blend(c0.rearrange(BIT_0), UNSET_0).intoMemorySegment(out, to + surfaceBytes, NATIVE);
            c2.blend(c3.rearrange(BIT_0), SET_0).intoMemorySegment(out, to + 2 * surfaceBytes, NATIVE);
            c3.blend(c2.rearrange(BIT_0), UNSET_0).intoMemorySegment(out, to + 3 * surfaceBytes, NATIVE);
            c4.blend(c5.rearrange(BIT_0), SET_0).intoMemorySegment(out, to + 4 * surfaceBytes, NATIVE);
            c5.blend(c4.rearrange(BIT_0), UNSET_0).intoMemorySegment(out, to + 5 * surfaceBytes, NATIVE);
            c6.blend(c7.rearrange(BIT_0), SET_0).intoMemorySegment(out, to + 6 * surfaceBytes, NATIVE);
            c7.blend(c6.rearrange(BIT_0), UNSET_0).intoMemorySegment(out, to + 7 * surfaceBytes, NATIVE);
        }
    }
}

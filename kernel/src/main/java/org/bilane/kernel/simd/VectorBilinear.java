package org.bilane.kernel.simd;

import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/** {@link org.bilane.kernel.bilinear.Bilinear} lane by lane, operation by operation, with FMA. */
final class VectorBilinear {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private VectorBilinear() {
    }

    /** Neighbouring surfaces at one point, from the four nodes of its cell. */
    static DoubleVector surfaces(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double u, double v) {
        DoubleVector z00 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner, NATIVE);
        DoubleVector z01 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + nodeBytes, NATIVE);
        DoubleVector z10 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + rowBytes, NATIVE);
        DoubleVector z11 = DoubleVector.fromMemorySegment(SPECIES, nodes, corner + rowBytes + nodeBytes, NATIVE);
        return value(z00, z01, z10, z11, DoubleVector.broadcast(SPECIES, u), DoubleVector.broadcast(SPECIES, v));
    }

    private static DoubleVector value(DoubleVector z00, DoubleVector z01, DoubleVector z10, DoubleVector z11,
            DoubleVector u, DoubleVector v) {
        DoubleVector b = z10.sub(z00);
        DoubleVector c = z01.sub(z00);
        DoubleVector d = z11.sub(z01).sub(b);
        return d.fma(v, b).fma(u, c.fma(v, z00));
    }
}

package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.table.NodeTable;

/** The values of many surfaces at some points of a chunk, those in irregular cells included. */
final class PointValues {
    private PointValues() {
    }

    /** Stores them point by point: see {@link SurfaceKernels#storePoints}. */
    static void store(SurfaceKernels kernels, NodeTable table, LocatedPoints points, int from, int to, int first,
            int count, Finish finish, MemorySegment out, long offset, long rowBytes) {
        kernels.storePoints(table, points, from, to, first, count, finish, out, offset, rowBytes);
        if (IrregularPoint.areAmong(table, points)) {
            for (int i = from; i < to; i++) {
                if (IrregularPoint.is(table, points, i)) {
                    long row = offset + (i - from) * rowBytes;
                    for (int s = 0; s < count; s++) {
                        out.set(ValueLayout.JAVA_DOUBLE, row + (long) s * Double.BYTES,
                                IrregularPoint.value(table, points, i, first + s, finish));
                    }
                }
            }
        }
    }
}

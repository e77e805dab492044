package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.table.InterpolatedValues;
import org.bilane.kernel.table.NodeTable;

/** The values of one surface at a chunk of points, those in irregular cells included. */
final class SurfaceValues {
    private SurfaceValues() {
    }

    /** Stores them one after the other. */
    static void store(SurfaceKernels kernels, NodeTable table, LocatedPoints points, int surface, Finish finish,
            InterpolatedValues interpolated, MemorySegment out, long offset) {
        kernels.storeFinished(interpolated.array(), points.size(), finish, out, offset);
        mendIrregular(table, points, surface, finish, out, offset);
    }

    /** Stores those in irregular cells, or beyond their cells, once the others are stored. */
    static void mendIrregular(NodeTable table, LocatedPoints points, int surface, Finish finish, MemorySegment out,
            long offset) {
        if (IrregularPoint.areAmong(table, points)) {
            for (int i = 0; i < points.size(); i++) {
                if (IrregularPoint.is(table, points, i)) {
                    out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES,
                            IrregularPoint.value(table, points, i, surface, finish));
                }
            }
        }
    }
}

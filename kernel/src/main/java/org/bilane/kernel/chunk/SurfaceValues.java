package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.table.Corners;
import org.bilane.kernel.table.NodeTable;

/** The values of one surface at a chunk of points, those in irregular cells included. */
final class SurfaceValues {
    private SurfaceValues() {
    }

    /** Stores them one after the other. */
    static void store(SurfaceKernels kernels, NodeTable table, LocatedPoints points, int surface, Finish finish,
            Corners corners, MemorySegment out, long offset) {
        kernels.storeSurface(points, finish, corners, out, offset);
        if (table.hasIrregularCells()) {
            for (int i = 0; i < points.size(); i++) {
                if (table.isIrregular(points.cells()[i])) {
                    out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES,
                            IrregularPoint.value(table, points, i, surface, finish));
                }
            }
        }
    }
}

package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.scalar.IrregularPoint;
import org.bilane.kernel.table.NodeTable;

/** The values of one surface at those points of a chunk that lie in irregular cells, or beyond their cells. */
final class IrregularValues {
    private IrregularValues() {
    }

    /** Stores them at their places among those of all points, which are stored before, at a distance. */
    static void store(NodeTable table, LocatedPoints points, int surface, Finish finish, MemorySegment out,
            long offset, long stepBytes) {
        if (IrregularPoint.areAmong(table, points)) {
            for (int i = 0; i < points.size(); i++) {
                if (IrregularPoint.is(table, points, i)) {
                    out.set(ValueLayout.JAVA_DOUBLE, offset + i * stepBytes,
                            IrregularPoint.value(table, points, i, surface, finish));
                }
            }
        }
    }
}

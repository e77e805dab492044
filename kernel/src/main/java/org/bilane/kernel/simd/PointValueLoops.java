package org.bilane.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.table.NodeTable;

/** Walks the points whose values are stored point by point, and picks a loop for their vectors of surfaces. */
final class PointValueLoops {
    /** Values that are stored before they are replaced by their powers: 16 KiB, half of the smallest usual L1. */
    private static final long POWERS_TOGETHER = 2048;
    /** The most vectors of a loop over points, which counts them by twos with an int. */
    private static final long MOST_VECTORS = Integer.MAX_VALUE - 1;

    private PointValueLoops() {
    }

    /** As {@link org.bilane.kernel.path.SurfaceKernels#storePoints}. */
    static void store(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        if (finish.isOtherBase()) {
            storePowers(table, points, from, to, first, count, finish, out, offset, rowBytes);
            return;
        }
        if ((to - from) * (long) Math.ceilDiv(count, VectorWidth.LANES) > MOST_VECTORS) {
            int middle = (from + to) >>> 1;
            store(table, points, from, middle, first, count, finish, out, offset, rowBytes);
            store(table, points, middle, to, first, count, finish, out, offset + (middle - from) * rowBytes, rowBytes);
            return;
        }
        // A point's last vector runs over into the next point's values, which are stored after it. The last point
        // has no next: there the last vector overlaps the one before it.
        int last = to - 1;
        storeVectors(table, points, from, last, first, Math.ceilDiv(count, VectorWidth.LANES), finish, out, offset,
                rowBytes);
        long row = offset + (last - from) * rowBytes;
        storeVectors(table, points, last, to, first, count / VectorWidth.LANES, finish, out, row, rowBytes);
        int overlapping = count - VectorWidth.LANES;
        if (count % VectorWidth.LANES != 0) {
            storeVectors(table, points, last, to, first + overlapping, 1, finish, out,
                    row + (long) overlapping * Double.BYTES, rowBytes);
        }
    }

    /** Stores so few values that they stay in a small cache, and then their powers in their place. */
    private static void storePowers(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        int height = (int) Math.max(POWERS_TOGETHER * Double.BYTES / rowBytes & -8, 8);
        for (int i = from; i < to; i += height) {
            int end = Math.min(i + height, to);
            long at = offset + (i - from) * rowBytes;
            store(table, points, i, end, first, count, Finish.IDENTITY, out, at, rowBytes);
            long doubles = (end - i - 1) * rowBytes / Double.BYTES + count;
            for (long done = 0; done < doubles; done += POWERS_TOGETHER) {
                PowerLoops.apply(finish, out, at + done * Double.BYTES,
                        (int) Math.min(POWERS_TOGETHER, doubles - done));
            }
        }
    }

    private static void storeVectors(NodeTable table, LocatedPoints points, int from, int to, int first, int vectors,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long surface = (long) first * Double.BYTES;
        switch (finish) {
            case IDENTITY -> PointLoops.identity(nodes, surface, table.nodeBytes(), table.rowBytes(), points.cells(),
                    points.u(), points.v(), from, to, out, offset, rowBytes, vectors);
            case EXP_BOUNDED -> PointLoops.expBounded(nodes, surface, table.nodeBytes(), table.rowBytes(),
                    points.cells(), points.u(), points.v(), from, to, out, offset, rowBytes, vectors);
            case EXP_FULL -> FullPointLoops.expFull(nodes, surface, table.nodeBytes(), table.rowBytes(), points.cells(),
                    points.u(), points.v(), from, to, out, offset, rowBytes, vectors);
            default -> throw new IllegalArgumentException(finish + " is computed from stored values");
        }
    }
}

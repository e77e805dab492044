package org.bilane.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;

/**
 * The vector path. This class walks the blocks and picks a loop; the loops themselves ({@link SumLoops},
 * {@link PointLoops}, {@link SurfaceLoops}) are small and straight, one for each finish, since C2 keeps vectors in
 * registers only where it can inline everything.
 */
public final class VectorKernels implements SurfaceKernels {
    /** The kernels; they have no state. */
    public VectorKernels() {
    }

    /**
     * The width of a vector.
     *
     * @return bits
     */
    public static int vectorBits() {
        return VectorWidth.bits();
    }

    @Override
    public void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment sums, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        for (int s = 0; s < count; s += VectorWidth.LANES) {
            long surface = (long) (first + s) * Double.BYTES;
            for (int i = from; i < Math.min(from + SumBlocks.PARTIAL_SUMS, to); i++) {
                long sum = offset + i % SumBlocks.PARTIAL_SUMS * rowBytes + (long) s * Double.BYTES;
                switch (finish) {
                    case IDENTITY -> SumLoops.identity(nodes, surface, nodeBytes, rowOfNodes, points.cells(),
                            points.u(), points.v(), i, to, sums, sum);
                    case EXP_BOUNDED -> SumLoops.expBounded(nodes, surface, nodeBytes, rowOfNodes, points.cells(),
                            points.u(), points.v(), i, to, sums, sum);
                    case EXP_FULL -> SumLoops.expFull(nodes, surface, nodeBytes, rowOfNodes, points.cells(),
                            points.u(), points.v(), i, to, sums, sum);
                }
            }
        }
    }

    @Override
    public void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        for (int i = from; i < to; i++) {
            long corner = points.cells()[i] * nodeBytes + (long) first * Double.BYTES;
            long row = offset + (i - from) * rowBytes;
            switch (finish) {
                case IDENTITY -> PointLoops.identity(nodes, corner, nodeBytes, rowOfNodes, points.u()[i],
                        points.v()[i], out, row, count);
                case EXP_BOUNDED -> PointLoops.expBounded(nodes, corner, nodeBytes, rowOfNodes, points.u()[i],
                        points.v()[i], out, row, count);
                case EXP_FULL -> PointLoops.expFull(nodes, corner, nodeBytes, rowOfNodes, points.u()[i],
                        points.v()[i], out, row, count);
            }
        }
    }

    @Override
    public void storeSurface(NodeTable table, LocatedPoints points, int from, int to, int surface, Finish finish,
            MemorySegment corners, MemorySegment out, long offset) {
        long cornerBytes = SurfaceLoops.gather(table, points.cells(), from, to, surface, corners);
        if (to - from < VectorWidth.LANES) {
            SurfaceLoops.shortRun(finish, corners, cornerBytes, points.u(), points.v(), from, to, out, offset);
            return;
        }
        switch (finish) {
            case IDENTITY -> SurfaceLoops.identity(corners, cornerBytes, points.u(), points.v(), from, to, out, offset);
            case EXP_BOUNDED -> SurfaceLoops.expBounded(corners, cornerBytes, points.u(), points.v(), from, to, out,
                    offset);
            case EXP_FULL -> SurfaceLoops.expFull(corners, cornerBytes, points.u(), points.v(), from, to, out, offset);
        }
    }
}

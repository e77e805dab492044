package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;

/**
 * The arithmetic of one path over runs of located points: interpolate, finish, add or store. All points of a run lie
 * in regular cells, except where {@link #storeSurface} says otherwise. Implementations neither allocate nor keep
 * state, are safe for any number of threads, and give the same bits.
 */
public interface SurfaceKernels {
    /**
     * Adds values to partial sums: the value of surface {@code first + s} at point i to row {@code i % PARTIAL_SUMS},
     * column s.
     *
     * @param table the surfaces
     * @param points the located points
     * @param from the first point of the run
     * @param to one past the last point of the run
     * @param first the first surface
     * @param count how many surfaces, 8 or more
     * @param finish what is done to each value
     * @param sums off-heap: {@link SumBlocks#PARTIAL_SUMS} rows of {@code rowBytes}; columns past {@code count} up to a multiple of 8
     *     may be overwritten with anything
     * @param offset where row 0 begins in {@code sums}, in bytes
     * @param rowBytes the distance of two rows
     */
    void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count, Finish finish,
            MemorySegment sums, long offset, long rowBytes);

    /**
     * Stores values point by point: those of {@code count} surfaces for the first point, then for the next.
     *
     * @param table the surfaces
     * @param points the located points
     * @param from the first point of the run
     * @param to one past the last point of the run
     * @param first the first surface
     * @param count how many surfaces, 8 or more
     * @param finish what is done to each value
     * @param out off-heap
     * @param offset where the value of the first surface at point {@code from} goes, in bytes
     * @param rowBytes the distance of two points' values
     */
    void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count, Finish finish,
            MemorySegment out, long offset, long rowBytes);

    /**
     * Stores the values of one surface at consecutive points. A point of an irregular cell gets an arbitrary value.
     *
     * @param table the surfaces
     * @param points the located points
     * @param from the first point of the run
     * @param to one past the last point of the run
     * @param surface the surface
     * @param finish what is done to each value
     * @param corners off-heap scratch for 4 * (to - from + 8) doubles, 64-byte aligned
     * @param out off-heap
     * @param offset where the value at point {@code from} goes, in bytes
     */
    void storeSurface(NodeTable table, LocatedPoints points, int from, int to, int surface, Finish finish,
            MemorySegment corners, MemorySegment out, long offset);
}

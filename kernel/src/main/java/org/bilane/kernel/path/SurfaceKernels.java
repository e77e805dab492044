package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.LookUpLoop;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneLoop;
import org.bilane.kernel.table.RowLoop;

/**
 * The arithmetic of one path over runs of located points: interpolate, finish, add or store. Points whose
 * values are added lie in regular cells; what is stored for others is arbitrary. Implementations allocate nothing once
 * they are compiled, are safe for any number of threads, and give the same bits.
 */
public interface SurfaceKernels {
    /** The rows that {@link #addRun} needs. */
    int RUN_ROWS = 5;
    /** The powers of a coordinate whose moments are collected in one loop. */
    int POWERS_AT_ONCE = 4;

    /**
     * Locates points in vectors, on as many kinds of axes as is faster.
     *
     * @return the loop; null if such points are located like any others
     */
    default LocateLoop locateLoop() {
        return null;
    }

    /**
     * Interpolates single surfaces in their planes.
     *
     * @return the loop; null if they are interpolated point by point
     */
    default PlaneLoop planeLoop() {
        return null;
    }

    /**
     * Locates points and interpolates a single surface in its plane at once. Where there is such a loop, there are
     * {@link #locateLoop} and {@link #planeLoop} too.
     *
     * @return the loop; null if the one is done after the other
     */
    default LookUpLoop lookUpLoop() {
        return null;
    }

    /**
     * Interpolates few surfaces at a point at once.
     *
     * @return the loop; null if they are interpolated one after the other
     */
    default RowLoop rowLoop() {
        return null;
    }

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
     * @param sums off-heap: {@link SumBlocks#PARTIAL_SUMS} rows of {@code rowBytes}; columns past {@code count} up to
     *     a multiple of 8 may be overwritten with anything
     * @param offset where row 0 begins in {@code sums}, in bytes
     * @param rowBytes the distance of two rows
     */
    void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count, Finish finish,
            MemorySegment sums, long offset, long rowBytes);

    /**
     * Adds terms, one for each surface and partial sum, to the partial sums.
     *
     * @param terms off-heap: as many rows of terms as {@code bytes} tells, one after the other
     * @param bytes a multiple of 64
     * @param sums off-heap, rows of partial sums as long as the terms'
     * @param offset where row 0 begins in {@code sums}, in bytes
     */
    void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset);

    /**
     * Adds up the partial sums of a unit, as {@link SumBlocks#reduce} does.
     *
     * @param partialSums off-heap: {@link SumBlocks#PARTIAL_SUMS} rows, which may be overwritten with anything
     * @param offset where row 0 begins, in bytes
     * @param rowBytes the distance of two rows
     * @param count how many surfaces, any number
     * @param sums off-heap, receives the sums of the surfaces
     * @param at the index of the first surface's sum
     */
    void reduce(MemorySegment partialSums, long offset, long rowBytes, int count, MemorySegment sums, long at);

    /**
     * Adds the values at a run of points of one regular cell to running sums: the terms of each surface are added in
     * order, from 0, and their sum is then added to column s of the running sums with compensation, as
     * {@link org.bilane.kernel.sum.CompensatedSums} does.
     *
     * @param table the surfaces
     * @param cell the cell
     * @param fractions u of point i at 2 i, v at 2 i + 1
     * @param from the first point of the run
     * @param to one past the last point of the run
     * @param first the first surface
     * @param count how many surfaces, any number
     * @param term what is added, fit for the cell
     * @param finish what is done to each value
     * @param scratch of the calling thread
     * @param sums off-heap: a row of sums, a row of what their additions rounded away, and rows that are overwritten
     *     with anything, {@link #RUN_ROWS} in all, each {@code rowBytes} long, a multiple of 64; columns past {@code
     *     count} may be overwritten with anything too
     * @param offset where the first row begins in {@code sums}, in bytes
     * @param rowBytes the distance of two rows
     */
    void addRun(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count, RunTerm term,
            Finish finish, RunScratch scratch, MemorySegment sums, long offset, long rowBytes);

    /**
     * Adds the points of a piece to the moments that are collected. Places up to a multiple of 8 are filled with the
     * middle of the cell, which adds nothing to any moment but the number of points.
     *
     * @param moments the moments, which tell their degree
     * @param fractions u of point i at 2 i, v at 2 i + 1; what lies behind them is overwritten
     * @param n the points, up to {@link CellMoments#PIECE}
     */
    default void collect(CellMoments moments, double[] fractions, int n) {
        moments.beginPiece(n);
        int whole = Math.ceilDiv(n, CellMoments.PARTIAL_SUMS) * CellMoments.PARTIAL_SUMS;
        Arrays.fill(fractions, 2 * n, 2 * whole, CellMoments.MIDDLE);
        center(fractions, whole, moments.u, moments.v);
        MomentDegree degree = moments.degree();
        if (degree == MomentDegree.LINEAR) {
            addLinear(moments, whole);
            return;
        }
        int collected = degree.collected();
        int step = CellMoments.PARTIAL_SUMS;
        int row = (collected + 1) * step;
        addPowers(moments.u, whole, degree, moments.partial, row);
        addPowers(moments.v, whole, degree, moments.partial, step);
        for (int a = 1; a <= collected; a += POWERS_AT_ONCE) {
            for (int b = 1; b <= collected; b += POWERS_AT_ONCE) {
                addProducts(moments, a * CellMoments.ROW, b * CellMoments.ROW, whole, a * row + b * step, row);
            }
        }
    }

    /**
     * Turns fractions into coordinates from the middle of the cell.
     *
     * @param fractions u of point i at 2 i, v at 2 i + 1
     * @param n the points, a multiple of 8
     * @param u receives those along x, in row 1
     * @param v receives those along y, in row 1
     */
    void center(double[] fractions, int n, double[] u, double[] v);

    /**
     * Raises the coordinates in row 1 to all powers that are collected, and adds each power to its partial sums: the
     * moments in which the other coordinate has power 0.
     *
     * @param rows those of {@link CellMoments#u} or {@link CellMoments#v}
     * @param n the places that are filled
     * @param degree tells the highest power
     * @param partial the partial sums
     * @param step the distance of those of two powers; those of power 0 are at 0
     */
    void addPowers(double[] rows, int n, MomentDegree degree, double[] partial, int step);

    /**
     * Adds u, v and u v to their partial sums.
     *
     * @param moments of degree {@link MomentDegree#LINEAR}
     * @param n the places that are filled
     */
    void addLinear(CellMoments moments, int n);

    /**
     * Adds the products of {@value #POWERS_AT_ONCE} powers of u and as many of v to their partial sums.
     *
     * @param moments the moments
     * @param a where the row of the first power of u begins
     * @param b where the row of the first power of v begins
     * @param n the places that are filled
     * @param at where the partial sums of the first product begin
     * @param row the distance of the partial sums of two powers of u
     */
    void addProducts(CellMoments moments, int a, int b, int n, int at, int row);

    /**
     * Adds the sum over a run of points of one regular cell to running sums, from the points' moments: the sum of each
     * surface is added to column s of the running sums as {@link #addRun} adds that of its terms.
     *
     * @param table the surfaces
     * @param cell the cell
     * @param moments of the run's points, at an end, of a degree fit for the cell and the base
     * @param base the base whose powers are summed; null for the values themselves
     * @param first the first surface
     * @param count how many surfaces, any number
     * @param scratch of the calling thread
     * @param sums as for {@link #addRun}
     * @param offset where the first row begins in {@code sums}, in bytes
     * @param rowBytes the distance of two rows
     */
    void contract(NodeTable table, int cell, CellMoments moments, ExpBase base, int first, int count,
            RunScratch scratch, MemorySegment sums, long offset, long rowBytes);

    /**
     * Stores values point by point: those of {@code count} surfaces for the first point, then for the next. What lies
     * between the values of two points, if anything, is overwritten with anything.
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
     * Stores the derivatives of values along both coordinates, point by point, from slopes that are multiplied by the
     * factors, and where the values are powers by the logarithm of the base and the value. What lies between the
     * derivatives at two points, if anything, is overwritten with anything.
     *
     * @param table the surfaces
     * @param points the points
     * @param from the first point of the run
     * @param to one past the last point of the run
     * @param first the first surface
     * @param count how many surfaces, 8 or more
     * @param base the base of the powers; null for the interpolated values themselves
     * @param rows where the values lie, and where the derivatives go
     */
    void storeSlopes(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows);

    /**
     * Finishes values that are interpolated, and stores them one after the other.
     *
     * @param values the interpolated values
     * @param n how many
     * @param finish what is done to each value
     * @param out off-heap
     * @param offset where the first goes, in bytes
     */
    void storeFinished(double[] values, int n, Finish finish, MemorySegment out, long offset);

    /**
     * Puts the logarithms of numbers in their place.
     *
     * @param base the base
     * @param numbers any numbers, from index 0
     * @param n how many
     */
    void logarithms(LogBase base, double[] numbers, int n);

    /**
     * Whether tiles are transposed in registers. Values of many surfaces are then stored from tiles, else surface by
     * surface where that is possible.
     *
     * @return true if so
     */
    boolean transposesTilesInRegisters();

    /**
     * Stores a tile, a row of values for each point, surface by surface.
     *
     * @param tile off-heap, its rows one after the other
     * @param height how many points
     * @param width how many surfaces, 8 or more
     * @param out off-heap
     * @param offset where the value of the first surface at the first point goes, in bytes; those at the other points
     *     follow
     * @param surfaceBytes the distance of two surfaces' values at a point
     */
    void transpose(MemorySegment tile, int height, int width, MemorySegment out, long offset, long surfaceBytes);
}

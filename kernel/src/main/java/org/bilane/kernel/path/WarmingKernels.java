package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.table.LookUpLoop;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneLoop;
import org.bilane.kernel.table.RowLoop;

/**
 * The vector path of a JVM that has just started: each loop's scalar twin does the work until the loop is compiled, as
 * {@link WarmUp} tells. So a first call takes the time of the scalar path, a third of what it takes to wait for all
 * loops. Bits are the same.
 */
public final class WarmingKernels implements SurfaceKernels {
    private static final int FINISHES = Finish.values().length;

    private final WarmUps warmUps = new WarmUps();
    private final SurfaceKernels vector;
    private final SurfaceKernels scalar;
    private final LocateLoop locateLoop;
    private final PlaneLoop planeLoop;
    private final LookUpLoop lookUpLoop;
    private final RowLoop rowLoop;
    private final WarmUp[] addToSums = warmUps.each(FINISHES);
    private final WarmUp addRows = warmUps.one();
    private final WarmUp reduce = warmUps.one();
    private final WarmUp[] addRun = warmUps.each(RunTerm.values().length * FINISHES);
    private final WarmUp center = warmUps.one();
    private final WarmUp[] addPowers = warmUps.each(MomentDegree.values().length);
    private final WarmUp addLinear = warmUps.one();
    private final WarmUp addProducts = warmUps.one();
    private final WarmUp[] contract = warmUps.each(MomentDegree.values().length);
    private final WarmUp[] contractOfOtherBase = warmUps.each(MomentDegree.values().length);
    private final WarmUp[] storePoints = warmUps.each(FINISHES);
    private final WarmUp storeSlopes = warmUps.one();
    private final WarmUp storeSlopesOfPowers = warmUps.one();
    private final WarmUp[] storeFinished = warmUps.each(FINISHES);
    private final WarmUp logarithms = warmUps.one();
    private final WarmUp transpose = warmUps.one();

    /**
     * Kernels of which none is warm.
     *
     * @param vector the vector path
     * @param scalar the scalar path
     */
    public WarmingKernels(SurfaceKernels vector, SurfaceKernels scalar) {
        this.vector = vector;
        this.scalar = scalar;
        locateLoop = WarmingLocateLoop.of(vector.locateLoop(), warmUps);
        planeLoop = WarmingPlaneLoop.of(vector.planeLoop(), warmUps);
        lookUpLoop = WarmingLookUpLoop.of(vector.lookUpLoop(), warmUps);
        rowLoop = WarmingRowLoop.of(vector.rowLoop(), warmUps);
    }

    private SurfaceKernels pick(long begin) {
        return WarmUp.isTrial(begin) ? vector : scalar;
    }

    @Override
    public LocateLoop locateLoop() {
        return locateLoop;
    }

    @Override
    public PlaneLoop planeLoop() {
        return planeLoop;
    }

    @Override
    public LookUpLoop lookUpLoop() {
        return lookUpLoop;
    }

    @Override
    public RowLoop rowLoop() {
        return rowLoop;
    }

    @Override
    public boolean transposesTilesInRegisters() {
        return vector.transposesTilesInRegisters();
    }

    @Override
    public void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count, Finish finish,
            MemorySegment sums, long offset, long rowBytes) {
        WarmUp state = addToSums[finish.ordinal()];
        if (state.isWarm()) {
            vector.addToSums(table, points, from, to, first, count, finish, sums, offset, rowBytes);
            return;
        }
        long units = (long) (to - from) * count;
        long begin = state.begin(units);
        pick(begin).addToSums(table, points, from, to, first, count, finish, sums, offset, rowBytes);
        state.end(begin, units);
    }

    @Override
    public void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset) {
        if (addRows.isWarm()) {
            vector.addRows(terms, bytes, sums, offset);
            return;
        }
        long units = bytes / Double.BYTES;
        long begin = addRows.begin(units);
        pick(begin).addRows(terms, bytes, sums, offset);
        addRows.end(begin, units);
    }

    @Override
    public void reduce(MemorySegment partialSums, long offset, long rowBytes, int count, MemorySegment sums, long at) {
        if (reduce.isWarm()) {
            vector.reduce(partialSums, offset, rowBytes, count, sums, at);
            return;
        }
        long begin = reduce.begin(count);
        pick(begin).reduce(partialSums, offset, rowBytes, count, sums, at);
        reduce.end(begin, count);
    }

    @Override
    public void addRun(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count,
            RunTerm term, Finish finish, RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        // The powers of a cell's middle, too, are those of a loop for e or of another one.
        WarmUp state = addRun[term.ordinal() * FINISHES + finish.ordinal()];
        if (state.isWarm()) {
            vector.addRun(table, cell, fractions, from, to, first, count, term, finish, scratch, sums, offset,
                    rowBytes);
            return;
        }
        // However few terms there are, they are done in vectors.
        long units = (long) (to - from) * count * WarmUp.LEAST_UNITS;
        long begin = state.begin(units);
        pick(begin).addRun(table, cell, fractions, from, to, first, count, term, finish, scratch, sums, offset,
                rowBytes);
        state.end(begin, units);
    }

    @Override
    public void center(double[] fractions, int n, double[] u, double[] v) {
        if (center.isWarm()) {
            vector.center(fractions, n, u, v);
            return;
        }
        long begin = center.begin(n);
        pick(begin).center(fractions, n, u, v);
        center.end(begin, n);
    }

    @Override
    public void addPowers(double[] rows, int n, MomentDegree degree, double[] partial, int step) {
        WarmUp state = addPowers[degree.ordinal()];
        if (state.isWarm()) {
            vector.addPowers(rows, n, degree, partial, step);
            return;
        }
        long begin = state.begin(n);
        pick(begin).addPowers(rows, n, degree, partial, step);
        state.end(begin, n);
    }

    @Override
    public void addLinear(CellMoments moments, int n) {
        if (addLinear.isWarm()) {
            vector.addLinear(moments, n);
            return;
        }
        long begin = addLinear.begin(n);
        pick(begin).addLinear(moments, n);
        addLinear.end(begin, n);
    }

    @Override
    public void addProducts(CellMoments moments, int a, int b, int n, int at, int row) {
        if (addProducts.isWarm()) {
            vector.addProducts(moments, a, b, n, at, row);
            return;
        }
        long begin = addProducts.begin(n);
        pick(begin).addProducts(moments, a, b, n, at, row);
        addProducts.end(begin, n);
    }

    @Override
    public void contract(NodeTable table, int cell, CellMoments moments, ExpBase base, int first, int count,
            RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        boolean otherBase = base != null && base != ExpBase.E;
        WarmUp state = (otherBase ? contractOfOtherBase : contract)[moments.degree().ordinal()];
        if (state.isWarm()) {
            vector.contract(table, cell, moments, base, first, count, scratch, sums, offset, rowBytes);
            return;
        }
        // However few surfaces there are, they are done in vectors.
        long units = (long) count * WarmUp.LEAST_UNITS;
        long begin = state.begin(units);
        pick(begin).contract(table, cell, moments, base, first, count, scratch, sums, offset, rowBytes);
        state.end(begin, units);
    }

    @Override
    public void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        WarmUp state = storePoints[finish.ordinal()];
        if (state.isWarm()) {
            vector.storePoints(table, points, from, to, first, count, finish, out, offset, rowBytes);
            return;
        }
        long units = (long) (to - from) * count;
        long begin = state.begin(units);
        pick(begin).storePoints(table, points, from, to, first, count, finish, out, offset, rowBytes);
        state.end(begin, units);
    }

    @Override
    public void storeSlopes(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows) {
        WarmUp state = base == null ? storeSlopes : storeSlopesOfPowers;
        if (state.isWarm()) {
            vector.storeSlopes(table, points, from, to, first, count, base, rows);
            return;
        }
        long units = (long) (to - from) * count;
        long begin = state.begin(units);
        pick(begin).storeSlopes(table, points, from, to, first, count, base, rows);
        state.end(begin, units);
    }

    @Override
    public void storeFinished(double[] values, int n, Finish finish, MemorySegment out, long offset) {
        WarmUp state = storeFinished[finish.ordinal()];
        if (state.isWarm()) {
            vector.storeFinished(values, n, finish, out, offset);
            return;
        }
        long begin = state.begin(n);
        pick(begin).storeFinished(values, n, finish, out, offset);
        state.end(begin, n);
    }

    @Override
    public void logarithms(LogBase base, double[] numbers, int n) {
        if (logarithms.isWarm()) {
            vector.logarithms(base, numbers, n);
            return;
        }
        long begin = logarithms.begin(n);
        pick(begin).logarithms(base, numbers, n);
        logarithms.end(begin, n);
    }

    @Override
    public void transpose(MemorySegment tile, int height, int width, MemorySegment out, long offset,
            long surfaceBytes) {
        if (transpose.isWarm()) {
            vector.transpose(tile, height, width, out, offset, surfaceBytes);
            return;
        }
        // Vectors take 8 points or none.
        long units = height < WarmUp.LEAST_UNITS ? 0 : (long) height * width;
        long begin = transpose.begin(units);
        pick(begin).transpose(tile, height, width, out, offset, surfaceBytes);
        transpose.end(begin, units);
    }
}

package org.bilane.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SlopeRows;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.Finisher;
import org.bilane.kernel.scalar.ScalarMoments;
import org.bilane.kernel.scalar.ScalarTranspose;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.LookUpLoop;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneLoop;
import org.bilane.kernel.table.RowLoop;

/**
 * The vector path. This class walks the blocks and picks a loop; the loops themselves (such as {@link SumLoops},
 * {@link SurfaceLoops} and {@link TransposeLoops}) are small and straight, one for each finish, since C2 keeps vectors
 * in registers only where it can inline everything: {@link ExpVectors} tells more.
 */
public final class VectorKernels implements SurfaceKernels {
    private final LocateLoop locateLoop;
    private final PlaneLoop planeLoop;
    private final LookUpLoop lookUpLoop;
    private final RowLoop rowLoop = new RowLoops();

    /**
     * The kernels; they have no state.
     *
     * @param gathers whether corners of single surfaces and knots are gathered, if vectors have as many lanes as that
     *     takes
     */
    public VectorKernels(boolean gathers) {
        boolean gathering = gathers && VectorWidth.LANES == PlaneLoops.WIDTH;
        planeLoop = gathering ? new PlaneLoops()
                : VectorWidth.LANES >= CellLoops.LEAST_LANES ? new CellLoops() : null;
        lookUpLoop = !gathering && VectorWidth.LANES >= LookUpLoops.LEAST_LANES ? new LookUpLoops() : null;
        locateLoop = VectorWidth.LANES >= LocateLoops.LEAST_LANES ? new LocateLoops(gathering) : null;
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
                    case EXP_FULL -> FullSumLoops.expFull(nodes, surface, nodeBytes, rowOfNodes, points.cells(),
                            points.u(), points.v(), i, to, sums, sum);
                    default -> throw new IllegalArgumentException(finish + " is stored and then added");
                }
            }
        }
    }

    @Override
    public void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset) {
        SumLoops.addRows(terms, bytes, sums, offset);
    }

    @Override
    public void reduce(MemorySegment partialSums, long offset, long rowBytes, int count, MemorySegment sums, long at) {
        if (count < VectorWidth.LANES) {
            SumBlocks.reduce(partialSums, offset, rowBytes, count, sums, at);
        } else {
            SumLoops.reduce(partialSums, offset, rowBytes, count, sums, at * Double.BYTES);
        }
    }

    @Override
    public void addRun(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count,
            RunTerm term, Finish finish, RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        long corner = cell * nodeBytes + (long) first * Double.BYTES;
        boolean deviations = term == RunTerm.EXP_DEVIATION_8 || term == RunTerm.EXP_DEVIATION_11;
        if (deviations) {
            RunRows.middles(nodes, corner, nodeBytes, rowOfNodes, count, sums, offset, rowBytes);
            if (finish.isOtherBase()) {
                PowerRuns.powersOfMiddles(finish.base(), sums, offset, rowBytes);
            } else {
                RunRows.expOfMiddles(count, sums, offset, rowBytes);
            }
        }
        switch (term) {
            case IDENTITY -> RunLoops.identity(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to, count, sums,
                    offset, rowBytes);
            case EXP_DEVIATION_8 -> RunLoops.expDeviation8(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to,
                    count, sums, offset, rowBytes, finish.base().slope);
            case EXP_DEVIATION_11 -> RunLoops.expDeviation11(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to,
                    count, sums, offset, rowBytes, finish.base().slope);
            case EXP_BOUNDED -> RunLoops.expBounded(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to, count,
                    sums, offset, rowBytes);
            case EXP_FULL -> RunLoops.expFull(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to, count, sums,
                    offset, rowBytes);
            case POWER -> addPowers(nodes, corner, nodeBytes, rowOfNodes, fractions, from, to, count, finish,
                    scratch.vectors, sums, offset + RunRows.TERMS * rowBytes);
        }
        if (deviations) {
            RunRows.scaleTerms(count, sums, offset, rowBytes);
        }
        RunRows.addTerms(count, sums, offset, rowBytes);
    }

    @Override
    public void center(double[] fractions, int n, double[] u, double[] v) {
        if (VectorWidth.LANES < MomentLoops.LEAST_LANES_TO_CENTER) {
            ScalarMoments.center(fractions, n, u, v);
        } else {
            MomentLoops.center(fractions, n, u, v);
        }
    }

    @Override
    public void addPowers(double[] rows, int n, MomentDegree degree, double[] partial, int step) {
        switch (degree) {
            case LINEAR -> throw new IllegalArgumentException("degree LINEAR has no powers above 1");
            case EIGHT -> MomentLoops.addPowersTo8(rows, n, partial, step);
            case TWELVE -> MomentLoops.addPowersTo12(rows, n, partial, step);
        }
    }

    @Override
    public void addLinear(CellMoments moments, int n) {
        MomentLoops.addLinear(moments.u, moments.v, n, moments.partial);
    }

    @Override
    public void addProducts(CellMoments moments, int a, int b, int n, int at, int row) {
        ProductLoops.add(moments.u, a, moments.v, b, n, moments.partial, at, row);
    }

    @Override
    public void contract(NodeTable table, int cell, CellMoments moments, ExpBase base, int first, int count,
            RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        long corner = cell * nodeBytes + (long) first * Double.BYTES;
        long terms = offset + RunRows.TERMS * rowBytes;
        if (moments.degree() != MomentDegree.LINEAR) {
            scratch.ensureCapacity(count);
            ContractionLoops.means(nodes, corner, nodeBytes, rowOfNodes, count, scratch.middle);
            if (base == ExpBase.E) {
                ExpLoops.bounded(scratch.middle, count);
            } else {
                PowerRuns.powersOfMeans(base, scratch.middle, count, sums, offset + RunRows.EXP_OF_MIDDLE * rowBytes);
            }
        }
        switch (moments.degree()) {
            case LINEAR -> ContractionLoops.contractLinear(nodes, corner, nodeBytes, rowOfNodes, moments.moments, count,
                    sums, terms);
            case EIGHT -> {
                for (int s = 0; s < count; s += VectorWidth.LANES) {
                    ContractionLoops.contract10(nodes, corner, nodeBytes, rowOfNodes, moments.moments, scratch.middle,
                            s, base.slope, sums, terms);
                }
            }
            case TWELVE -> {
                for (int s = 0; s < count; s += VectorWidth.LANES) {
                    ContractionLoops.contract15(nodes, corner, nodeBytes, rowOfNodes, moments.moments, scratch.middle,
                            s, base.slope, sums, terms);
                }
            }
        }
        RunRows.addTerms(count, sums, offset, rowBytes);
    }

    private static void addPowers(MemorySegment nodes, long corner, long nodeBytes, long rowOfNodes, double[] fractions,
            int from, int to, int count, Finish finish, MemorySegment values, MemorySegment sums, long offset) {
        for (int s = 0; s < count; s += VectorWidth.LANES) {
            long at = (long) s * Double.BYTES;
            PowerRuns.store(nodes, corner + at, nodeBytes, rowOfNodes, fractions, from, to, values);
            PowerLoops.apply(finish, values, 0, (to - from) * VectorWidth.LANES);
            PowerRuns.add(values, to - from, sums, offset + at);
        }
    }

    @Override
    public void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        PointValueLoops.store(table, points, from, to, first, count, finish, out, offset, rowBytes);
    }

    @Override
    public void storeSlopes(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows) {
        SlopeLoops.store(table, points, from, to, first, count, base, rows);
    }

    @Override
    public void storeFinished(double[] values, int n, Finish finish, MemorySegment out, long offset) {
        int whole = n & -VectorWidth.LANES;
        for (int i = whole; i < n; i++) {
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES, Finisher.apply(finish, values[i]));
        }
        // In a loop that its profile shows as seldom entered, C2 leaves calls as they are, and their vectors boxed.
        if (whole == 0) {
            return;
        }
        switch (finish) {
            case IDENTITY -> MemorySegment.copy(values, 0, out, ValueLayout.JAVA_DOUBLE, offset, whole);
            case EXP_BOUNDED -> SurfaceLoops.expBounded(values, whole, out, offset);
            case EXP_FULL -> SurfaceLoops.expFull(values, whole, out, offset);
            default -> {
                if (finish.isBounded()) {
                    SurfacePowerLoops.bounded(finish.base(), values, whole, out, offset);
                } else {
                    SurfacePowerLoops.full(finish.base(), values, whole, out, offset);
                }
            }
        }
    }

    @Override
    public void logarithms(LogBase base, double[] numbers, int n) {
        LogLoops.apply(base, numbers, n);
    }

    @Override
    public boolean transposesTilesInRegisters() {
        return VectorWidth.LANES == TransposeLoops.LANES;
    }

    @Override
    public void transpose(MemorySegment tile, int height, int width, MemorySegment out, long offset,
            long surfaceBytes) {
        int whole = transposesTilesInRegisters() ? height & -TransposeLoops.LANES : 0;
        ScalarTranspose.transpose(tile, whole, height, width, out, offset, surfaceBytes);
        if (whole == 0) {
            return;
        }
        // The last vector of surfaces overlaps the one before it.
        for (int s = 0; s < width; s += TransposeLoops.LANES) {
            int first = Math.min(s, width - TransposeLoops.LANES);
            TransposeLoops.transpose(tile, (long) first * Double.BYTES, (long) width * Double.BYTES, whole, out,
                    offset + first * surfaceBytes, surfaceBytes);
        }
    }
}

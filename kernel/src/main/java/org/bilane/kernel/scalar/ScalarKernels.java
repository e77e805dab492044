package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.log.ScalarLog;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SlopeRows;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.NodeTable;

/** The scalar path: what the vector path is held to, and what runs where it can't. */
public final class ScalarKernels implements SurfaceKernels {
    /** The kernels; they have no state. */
    public ScalarKernels() {
    }

    @Override
    public void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment sums, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        for (int i = from; i < to; i++) {
            long node = points.cells()[i] * nodeBytes + (long) first * Double.BYTES;
            long row = offset + i % SumBlocks.PARTIAL_SUMS * rowBytes;
            double u = points.u()[i];
            double v = points.v()[i];
            for (long s = 0; s < (long) count * Double.BYTES; s += Double.BYTES) {
                double value = Finisher.apply(finish, interpolate(nodes, node + s, nodeBytes, rowOfNodes, u, v));
                sums.set(ValueLayout.JAVA_DOUBLE, row + s, sums.get(ValueLayout.JAVA_DOUBLE, row + s) + value);
            }
        }
    }

    @Override
    public void addRows(MemorySegment terms, long bytes, MemorySegment sums, long offset) {
        int n = (int) (bytes / Double.BYTES);
        for (int i = 0; i < n; i++) {
            long at = offset + (long) i * Double.BYTES;
            sums.set(ValueLayout.JAVA_DOUBLE, at,
                    sums.get(ValueLayout.JAVA_DOUBLE, at) + terms.getAtIndex(ValueLayout.JAVA_DOUBLE, i));
        }
    }

    @Override
    public void reduce(MemorySegment partialSums, long offset, long rowBytes, int count, MemorySegment sums, long at) {
        SumBlocks.reduce(partialSums, offset, rowBytes, count, sums, at);
    }

    @Override
    public void addRun(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count,
            RunTerm term, Finish finish, RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        RunSums.add(table, cell, fractions, from, to, first, count, term, finish, scratch, sums, offset, rowBytes);
    }

    @Override
    public void center(double[] fractions, int n, double[] u, double[] v) {
        ScalarMoments.center(fractions, n, u, v);
    }

    @Override
    public void addPowers(double[] rows, int n, MomentDegree degree, double[] partial, int step) {
        // Two steps, of which C2 compiles the first to vectors.
        switch (degree) {
            case LINEAR -> throw new IllegalArgumentException("degree LINEAR has no powers above 1");
            case EIGHT -> ScalarMoments.powersTo8(rows, n);
            case TWELVE -> ScalarMoments.powersTo12(rows, n);
        }
        for (int a = 1; a <= degree.collected(); a += POWERS_AT_ONCE) {
            ScalarMoments.addPowers(rows, a * CellMoments.ROW, n, partial, a * step, step);
        }
    }

    @Override
    public void addLinear(CellMoments moments, int n) {
        ScalarMoments.addLinear(moments.u, moments.v, n, moments.partial);
    }

    @Override
    public void addProducts(CellMoments moments, int a, int b, int n, int at, int row) {
        ScalarMoments.addProducts(moments.u, a, moments.v, b, n, moments.partial, at, row);
    }

    @Override
    public void contract(NodeTable table, int cell, CellMoments moments, ExpBase base, int first, int count,
            RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        scratch.ensureCapacity(count);
        RunSums.loadCorners(table, cell, first, count, scratch);
        if (moments.degree() != MomentDegree.LINEAR) {
            ScalarContraction.means(scratch, count);
            RunSums.powers(base, scratch.middle, count);
        }
        switch (moments.degree()) {
            case LINEAR -> ScalarContraction.contractLinear(scratch, moments.moments, count);
            case EIGHT -> ScalarContraction.contract10(scratch, moments.moments, base.slope, count);
            case TWELVE -> ScalarContraction.contract15(scratch, moments.moments, base.slope, count);
        }
        RunSums.addCompensated(scratch.sum, count, sums, offset, rowBytes);
    }

    @Override
    public void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        MemorySegment nodes = table.nodes();
        long nodeBytes = table.nodeBytes();
        long rowOfNodes = table.rowBytes();
        for (int i = from; i < to; i++) {
            long node = points.cells()[i] * nodeBytes + (long) first * Double.BYTES;
            long row = offset + (i - from) * rowBytes;
            double u = points.u()[i];
            double v = points.v()[i];
            for (long s = 0; s < (long) count * Double.BYTES; s += Double.BYTES) {
                double value = Finisher.apply(finish, interpolate(nodes, node + s, nodeBytes, rowOfNodes, u, v));
                out.set(ValueLayout.JAVA_DOUBLE, row + s, value);
            }
        }
    }

    @Override
    public void storeSlopes(NodeTable table, SlopePoints points, int from, int to, int first, int count, ExpBase base,
            SlopeRows rows) {
        ScalarSlopes.store(table, points, from, to, first, count, base, rows);
    }

    @Override
    public void storeFinished(double[] values, int n, Finish finish, MemorySegment out, long offset) {
        for (int i = 0; i < n; i++) {
            out.set(ValueLayout.JAVA_DOUBLE, offset + (long) i * Double.BYTES, Finisher.apply(finish, values[i]));
        }
    }

    private static double interpolate(MemorySegment nodes, long corner, long nodeBytes, long rowBytes, double u,
            double v) {
        return Bilinear.value(nodes.get(ValueLayout.JAVA_DOUBLE, corner),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + nodeBytes),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + rowBytes),
                nodes.get(ValueLayout.JAVA_DOUBLE, corner + rowBytes + nodeBytes), u, v);
    }

    @Override
    public void logarithms(LogBase base, double[] numbers, int n) {
        for (int i = 0; i < n; i++) {
            numbers[i] = ScalarLog.of(base, numbers[i]);
        }
    }

    @Override
    public boolean transposesTilesInRegisters() {
        return false;
    }

    @Override
    public void transpose(MemorySegment tile, int height, int width, MemorySegment out, long offset,
            long surfaceBytes) {
        ScalarTranspose.transpose(tile, 0, height, width, out, offset, surfaceBytes);
    }
}

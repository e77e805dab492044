package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.InterpolatedValues;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.RowLoop;

/** The values of one surface, or of few, at the points of a chunk, those in irregular cells included. */
final class SurfaceValues {
    /** The points whose rows are in a small cache when they are finished. */
    private static final int ROWS_TOGETHER = 128;

    private SurfaceValues() {
    }

    /** Stores those of surface s of a family one after the other. */
    static void store(SurfaceKernels kernels, Call call, PlaneForm planes, int f, int s, Scratch scratch,
            MemorySegment out, long offset) {
        LocatedPoints points = scratch.located;
        if (planes != PlaneForm.NONE && call.finishes[f] == Finish.IDENTITY) {
            InterpolatedValues.store(kernels.planeLoop(), scratch.planes(), call.surfaceAt[f] + s, points, out,
                    offset);
            storeIrregular(call, f, s, points, out, offset);
        } else {
            interpolate(kernels, call, planes, f, s, scratch);
            store(kernels, scratch.interpolated.array(), call, f, s, points, out, offset);
        }
    }

    /** The same where the values are interpolated already. */
    static void store(SurfaceKernels kernels, double[] interpolated, Call call, int f, int s, LocatedPoints points,
            MemorySegment out, long offset) {
        kernels.storeFinished(interpolated, points.size(), call.finishes[f], out, offset);
        storeIrregular(call, f, s, points, out, offset);
    }

    /** Stores those in irregular cells over what is there. */
    static void storeIrregular(Call call, int f, int s, LocatedPoints points, MemorySegment out, long offset) {
        IrregularValues.store(call.tables[f], points, call.first[f] + s, call.finishes[f], out, offset, Double.BYTES);
    }

    /** Whether a loop interpolates as many surfaces at a point at once. */
    static boolean inRows(RowLoop loop, int count) {
        return loop != null && count >= loop.leastSurfaces() && count < OrderedSums.FEW_SURFACES;
    }

    /** The points whose rows there are at a time, for as many surfaces. */
    private static int rowPoints(RowLoop loop, int count) {
        return inRows(loop, count) ? ROWS_TOGETHER : Scratch.POINTS;
    }

    /** The scratch that {@link #storeRows} uses for as many surfaces, in bytes. */
    static long rowBytes(RowLoop loop, int count) {
        return (long) rowPoints(loop, count) * count * Double.BYTES;
    }

    /** Stores those of a family's few surfaces point by point: they are put in rows, and many finished at once. */
    static void storeRows(SurfaceKernels kernels, Call call, PlaneForm planes, int f, Scratch scratch,
            MemorySegment out, long offset) {
        LocatedPoints points = scratch.located;
        Finish finish = call.finishes[f];
        int count = call.count[f];
        double[] rows = scratch.rows(rowPoints(kernels.rowLoop(), count) * count);
        if (inRows(kernels.rowLoop(), count)) {
            for (int i = 0; i < points.size(); i += ROWS_TOGETHER) {
                int end = Math.min(i + ROWS_TOGETHER, points.size());
                kernels.rowLoop().load(call.tables[f], call.first[f], count, points, i, end, rows);
                kernels.storeFinished(rows, (end - i) * count, finish, out, offset + (long) i * count * Double.BYTES);
            }
        } else {
            for (int s = 0; s < count; s++) {
                interpolate(kernels, call, planes, f, s, scratch);
                spread(scratch.interpolated.array(), points.size(), rows, s, count);
            }
            kernels.storeFinished(rows, points.size() * count, finish, out, offset);
        }
        for (int s = 0; s < count; s++) {
            IrregularValues.store(call.tables[f], points, call.first[f] + s, finish, out,
                    offset + (long) s * Double.BYTES, (long) count * Double.BYTES);
        }
    }

    private static void interpolate(SurfaceKernels kernels, Call call, PlaneForm planes, int f, int s,
            Scratch scratch) {
        if (planes != PlaneForm.NONE) {
            scratch.interpolated.load(kernels.planeLoop(), scratch.planes(), call.surfaceAt[f] + s,
                    scratch.located);
        } else {
            scratch.interpolated.load(call.tables[f], call.first[f] + s, scratch.located);
        }
    }

    /** Puts contiguous values at a distance. */
    private static void spread(double[] values, int n, double[] rows, int first, int step) {
        for (int i = 0, at = first; i < n; i++, at += step) {
            rows[at] = values[i];
        }
    }
}

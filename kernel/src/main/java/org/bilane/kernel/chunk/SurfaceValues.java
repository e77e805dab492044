package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.InterpolatedValues;

/** The values of one surface at the points of a chunk, those in irregular cells included. */
final class SurfaceValues {
    private SurfaceValues() {
    }

    /** Stores those of surface s of a family one after the other. */
    static void store(SurfaceKernels kernels, Call call, boolean planes, int f, int s, Scratch scratch,
            MemorySegment out, long offset) {
        LocatedPoints points = scratch.located;
        if (planes && call.finishes[f] == Finish.IDENTITY) {
            InterpolatedValues.store(kernels.planeLoop(), scratch.planes(call), call.sumAt[f] + s, points, out, offset);
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

    private static void storeIrregular(Call call, int f, int s, LocatedPoints points, MemorySegment out, long offset) {
        IrregularValues.store(call.tables[f], points, call.first[f] + s, call.finishes[f], out, offset, Double.BYTES);
    }

    /** Stores those of a family's few surfaces point by point: they are put in rows, and all finished at once. */
    static void storeRows(SurfaceKernels kernels, Call call, boolean planes, int f, Scratch scratch, MemorySegment out,
            long offset) {
        LocatedPoints points = scratch.located;
        Finish finish = call.finishes[f];
        int count = call.count[f];
        double[] rows = scratch.rows(count);
        for (int s = 0; s < count; s++) {
            interpolate(kernels, call, planes, f, s, scratch);
            spread(scratch.interpolated.array(), points.size(), rows, s, count);
        }
        kernels.storeFinished(rows, points.size() * count, finish, out, offset);
        for (int s = 0; s < count; s++) {
            IrregularValues.store(call.tables[f], points, call.first[f] + s, finish, out,
                    offset + (long) s * Double.BYTES, (long) count * Double.BYTES);
        }
    }

    private static void interpolate(SurfaceKernels kernels, Call call, boolean planes, int f, int s, Scratch scratch) {
        if (planes) {
            scratch.interpolated.load(kernels.planeLoop(), scratch.planes(call), call.sumAt[f] + s, scratch.located);
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

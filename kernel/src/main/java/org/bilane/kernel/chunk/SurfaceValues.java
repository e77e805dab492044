package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.InterpolatedValues;
import org.bilane.kernel.table.NodeTable;

/** The values of one surface at the points of a chunk, those in irregular cells included. */
final class SurfaceValues {
    private SurfaceValues() {
    }

    /** Stores those of surface s of a family one after the other. */
    static void store(SurfaceKernels kernels, Call call, boolean planes, int f, int s, Scratch scratch,
            MemorySegment out, long offset) {
        NodeTable table = call.tables[f];
        LocatedPoints points = scratch.located;
        int surface = call.first[f] + s;
        Finish finish = call.finishes[f];
        if (planes && finish == Finish.IDENTITY) {
            InterpolatedValues.store(kernels.planeLoop(), scratch.planes(call), call.sumAt[f] + s, points, out, offset);
        } else {
            if (planes) {
                scratch.interpolated.load(kernels.planeLoop(), scratch.planes(call), call.sumAt[f] + s, points);
            } else {
                scratch.interpolated.load(table, surface, points);
            }
            kernels.storeFinished(scratch.interpolated.array(), points.size(), finish, out, offset);
        }
        IrregularValues.store(table, points, surface, finish, out, offset);
    }

    /** The same where the values are interpolated already. */
    static void store(SurfaceKernels kernels, double[] interpolated, Call call, int f, int s, LocatedPoints points,
            MemorySegment out, long offset) {
        kernels.storeFinished(interpolated, points.size(), call.finishes[f], out, offset);
        IrregularValues.store(call.tables[f], points, call.first[f] + s, call.finishes[f], out, offset);
    }
}

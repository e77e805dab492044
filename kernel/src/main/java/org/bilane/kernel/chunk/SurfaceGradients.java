package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Layout;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.InterpolatedSlopes;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneForm;

/**
 * The values of few surfaces, or of such as are read from planes, at a chunk's points, and their derivatives: one
 * surface after the other, along the points, in arrays. Scratch of one thread.
 */
final class SurfaceGradients {
    private final InterpolatedSlopes slopes = new InterpolatedSlopes(Scratch.POINTS);
    private final double[] values = new double[Scratch.POINTS];

    /** Stores what is asked for. */
    void store(SurfaceKernels kernels, Call call, PlaneForm planes, SlopePoints points, CarefulSlopes careful,
            long chunk, Scratch scratch) {
        int count = call.count[0];
        boolean byPoint = call.layout == Layout.POINT_MAJOR && count > 1;
        for (int s = 0; s < count; s++) {
            long at = byPoint ? chunk * count + s : s * call.points + chunk;
            int step = byPoint ? count : 1;
            load(kernels, call, planes, s, points, scratch);
            storeValues(kernels, call, s, at, step, scratch);
            finish(call, s, points, careful);
            put(slopes.dx(), points.size(), call.dx, at, step);
            put(slopes.dy(), points.size(), call.dy, at, step);
        }
    }

    private void load(SurfaceKernels kernels, Call call, PlaneForm planes, int s, SlopePoints points, Scratch scratch) {
        if (planes != PlaneForm.NONE) {
            slopes.load(kernels.planeLoop(), scratch.planes(), s, points, scratch.located);
        } else {
            slopes.load(call.tables[0], call.first[0] + s, points, scratch.located);
        }
    }

    /** Stores values if they are asked for, and has powers in the array. */
    private void storeValues(SurfaceKernels kernels, Call call, int s, long at, int step, Scratch scratch) {
        ExpBase base = call.finishes[0].base();
        MemorySegment stored = call.outputs[0];
        if (stored == null && base == null) {
            return;
        }
        int n = scratch.located.size();
        boolean direct = stored != null && step == 1;
        MemorySegment out = direct ? stored : scratch.tile;
        long offset = direct ? at * Double.BYTES : 0;
        SurfaceValues.store(kernels, slopes.values(), call, 0, s, scratch.located, out, offset);
        if (!direct || base != null) {
            MemorySegment.copy(out, ValueLayout.JAVA_DOUBLE, offset, values, 0, n);
        }
        if (!direct) {
            put(values, n, stored, at, step);
        }
    }

    private void finish(Call call, int s, SlopePoints points, CarefulSlopes careful) {
        ExpBase base = call.finishes[0].base();
        if (base != null && !careful.anyPower()) {
            slopes.multiply(base.slope, values, points.size());
        }
        if (careful.anyTaken()) {
            findCarefully(call.tables[0], call.first[0] + s, base, points, careful);
        }
    }

    private void findCarefully(NodeTable table, int surface, ExpBase base, SlopePoints points,
            CarefulSlopes careful) {
        double[] dx = slopes.dx();
        double[] dy = slopes.dy();
        for (int i = 0; i < points.size(); i++) {
            if (careful.takes(i)) {
                careful.find(table, points, i, surface, base, dx[i], dy[i], values[i]);
                dx[i] = careful.dx;
                dy[i] = careful.dy;
            }
        }
    }

    /** Stores numbers, if they are asked for, from index {@code at} on. */
    private static void put(double[] numbers, int n, MemorySegment out, long at, int step) {
        if (out == null) {
            return;
        }
        if (step == 1) {
            MemorySegment.copy(numbers, 0, out, ValueLayout.JAVA_DOUBLE, at * Double.BYTES, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            out.setAtIndex(ValueLayout.JAVA_DOUBLE, at + (long) i * step, numbers[i]);
        }
    }
}

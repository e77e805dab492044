package org.bilane.kernel.chunk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.path.SlopeRows;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.NodeTable;

/**
 * The values of many surfaces at a chunk's points, and their derivatives, in rows of surfaces: so few rows at a time
 * that the values are in a small cache when derivatives are had from them. Scratch of one thread.
 */
final class RowGradients {
    private static final long ALIGNMENT = 64;
    /**
     * Doubles of a tile that is transposed: three are three quarters of the smallest usual L2. With as few points as
     * fit in L1 the runs of each surface were so short that three arrays took longer than three times one.
     */
    private static final int TRANSPOSED_DOUBLES = 8192;
    /** Values that are stored together point by point: with both derivatives they fill the smallest usual L1. */
    private static final int TOGETHER = 2048;

    private final SlopeRows rows = new SlopeRows();
    private MemorySegment values = MemorySegment.NULL;
    private MemorySegment dx = MemorySegment.NULL;
    private MemorySegment dy = MemorySegment.NULL;

    /** Stores what is asked for point by point, where the caller wants it; the rest goes to a tile. */
    void storeByPoint(SurfaceKernels kernels, Call call, SlopePoints points, CarefulSlopes careful, long chunk,
            Scratch scratch) {
        int count = call.count[0];
        int height = Math.max(TOGETHER / count, 1);
        ensureCapacity(height * count);
        rows.rowBytes = (long) count * Double.BYTES;
        for (int i = 0; i < points.size(); i += height) {
            int end = Math.min(i + height, points.size());
            long at = (chunk + i) * rows.rowBytes;
            rows.values = call.outputs[0] == null ? values : call.outputs[0];
            rows.valuesAt = call.outputs[0] == null ? 0 : at;
            rows.dx = call.dx == null ? dx : call.dx;
            rows.dxAt = call.dx == null ? 0 : at;
            rows.dy = call.dy == null ? dy : call.dy;
            rows.dyAt = call.dy == null ? 0 : at;
            storeRows(kernels, call, points, careful, i, end, call.first[0], count, scratch);
        }
    }

    /** Has tiles of everything, and transposes what is asked for when it is stored. */
    void storeBySurface(SurfaceKernels kernels, Call call, SlopePoints points, CarefulSlopes careful, long chunk,
            Scratch scratch) {
        int count = call.count[0];
        ensureCapacity(TRANSPOSED_DOUBLES);
        rows.values = values;
        rows.dx = dx;
        rows.dy = dy;
        rows.valuesAt = 0;
        rows.dxAt = 0;
        rows.dyAt = 0;
        int s = 0;
        while (s < count) {
            int width = ChunkValues.tileSurfaces(count - s);
            int height = TRANSPOSED_DOUBLES / width & -8;
            rows.rowBytes = (long) width * Double.BYTES;
            for (int i = 0; i < points.size(); i += height) {
                int end = Math.min(i + height, points.size());
                storeRows(kernels, call, points, careful, i, end, call.first[0] + s, width, scratch);
                long at = (s * call.points + chunk + i) * Double.BYTES;
                transpose(kernels, call, values, end - i, width, call.outputs[0], at);
                transpose(kernels, call, dx, end - i, width, call.dx, at);
                transpose(kernels, call, dy, end - i, width, call.dy, at);
            }
            s += width;
        }
    }

    /** Lets go of the caller's memory. */
    void end() {
        rows.end();
    }

    private static void transpose(SurfaceKernels kernels, Call call, MemorySegment tile, int height, int width,
            MemorySegment out, long at) {
        if (out != null) {
            kernels.transpose(tile, height, width, out, at, call.points * Double.BYTES);
        }
    }

    private void ensureCapacity(int doubles) {
        long bytes = (long) doubles * Double.BYTES;
        if (values.byteSize() < bytes) {
            dx = Arena.ofAuto().allocate(bytes, ALIGNMENT);
            dy = Arena.ofAuto().allocate(bytes, ALIGNMENT);
            // Last, since its size stands for that of all, also after a call that there was no memory for.
            values = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
    }

    private void storeRows(SurfaceKernels kernels, Call call, SlopePoints points, CarefulSlopes careful, int from,
            int to, int first, int count, Scratch scratch) {
        NodeTable table = call.tables[0];
        ExpBase base = call.finishes[0].base();
        if (call.outputs[0] != null || base != null) {
            PointValues.store(kernels, table, scratch.located, from, to, first, count, call.finishes[0], rows.values,
                    rows.valuesAt, rows.rowBytes);
        }
        kernels.storeSlopes(table, points, from, to, first, count, careful.anyPower() ? null : base, rows);
        if (careful.anyTaken()) {
            for (int i = from; i < to; i++) {
                if (careful.takes(i)) {
                    findCarefully(table, points, careful, i, first, count, base, (i - from) * rows.rowBytes);
                }
            }
        }
    }

    private void findCarefully(NodeTable table, SlopePoints points, CarefulSlopes careful, int i, int first, int count,
            ExpBase base, long row) {
        for (int s = 0; s < count; s++) {
            long at = row + (long) s * Double.BYTES;
            careful.find(table, points, i, first + s, base, rows.dx.get(ValueLayout.JAVA_DOUBLE, rows.dxAt + at),
                    rows.dy.get(ValueLayout.JAVA_DOUBLE, rows.dyAt + at),
                    rows.values.get(ValueLayout.JAVA_DOUBLE, rows.valuesAt + at));
            rows.dx.set(ValueLayout.JAVA_DOUBLE, rows.dxAt + at, careful.dx);
            rows.dy.set(ValueLayout.JAVA_DOUBLE, rows.dyAt + at, careful.dy);
        }
    }
}

package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;

/** Checks the arrays of surfaces that a stack is made of, and lays their values out as its table. */
final class SurfaceArrays {
    private SurfaceArrays() {
    }

    /** The table of a segment: see {@link SurfaceStack#of(Axis, Axis, MemorySegment)}. */
    static NodeTable table(Axis x, Axis y, MemorySegment z) {
        Segments.requireNonNull("z", z);
        Segments.requireAlive("z", z);
        Segments.requireAccess("z", z);
        requireGrid(x, y);
        long surfaceBytes = (long) x.size() * y.size() * Double.BYTES;
        if (z.byteSize() == 0 || z.byteSize() % surfaceBytes != 0) {
            throw new IllegalArgumentException("z: " + z.byteSize() + " bytes; it must be one or more surfaces of "
                    + x.size() + "x" + y.size() + " doubles, " + surfaceBytes + " bytes each");
        }
        long surfaces = z.byteSize() / surfaceBytes;
        if (surfaces > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("z: " + surfaces + " surfaces; a stack has at most "
                    + (Integer.MAX_VALUE - 8));
        }
        try (NodeTableBuilder builder = new NodeTableBuilder((int) surfaces, order(x, y))) {
            long rowBytes = (long) y.size() * Double.BYTES;
            for (int ix = 0; ix < x.size(); ix++) {
                long row = ix * rowBytes;
                builder.setRows(ix, 0, (int) surfaces, (k, iy, count, into) -> MemorySegment.copy(z,
                        ValueLayout.JAVA_DOUBLE_UNALIGNED, k * surfaceBytes + row + (long) iy * Double.BYTES, into, 0,
                        count));
            }
            return builder.build();
        }
    }

    /** The table of a Java array: see {@link SurfaceStack#of(Axis, Axis, double[][][])}. */
    static NodeTable table(Axis x, Axis y, double[][][] z) {
        Segments.requireNonNull("z", z);
        requireGrid(x, y);
        if (z.length == 0) {
            throw new IllegalArgumentException("z: no surface; at least one is needed");
        }
        for (int k = 0; k < z.length; k++) {
            requireLength("z[" + k + "]", Segments.requireNonNull("z[" + k + "]", z[k]).length, x.size(), "x axis");
            for (int ix = 0; ix < x.size(); ix++) {
                String name = "z[" + k + "][" + ix + "]";
                requireLength(name, Segments.requireNonNull(name, z[k][ix]).length, y.size(), "y axis");
            }
        }
        try (NodeTableBuilder builder = new NodeTableBuilder(z.length, order(x, y))) {
            for (int ix = 0; ix < x.size(); ix++) {
                int row = ix;
                builder.setRows(ix, 0, z.length,
                        (k, iy, count, into) -> System.arraycopy(z[k][row], iy, into, 0, count));
            }
            return builder.build();
        }
    }

    /** The order of the knots, which the table turns round where they descend. */
    private static KnotOrder order(Axis x, Axis y) {
        return new KnotOrder(x.size(), x.isDescending(), y.size(), y.isDescending());
    }

    /** Refuses a grid whose nodes can't be counted, before anything is computed of their number. */
    private static void requireGrid(Axis x, Axis y) {
        Segments.requireNonNull("x", x);
        Segments.requireNonNull("y", y);
        if ((x.size() + 1L) * (y.size() + 1L) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("x and y: " + x.size() + "x" + y.size()
                    + " knots; (nx + 1) * (ny + 1) must be at most " + Integer.MAX_VALUE);
        }
    }

    private static void requireLength(String name, int length, int expected, String axis) {
        if (length != expected) {
            throw new IllegalArgumentException(name + ": length " + length + ", but the " + axis + " has " + expected
                    + " knots");
        }
    }
}

package org.bilane.harness.npy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.array.MappedFile;
import org.bilane.harness.array.StoredType;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

/**
 * Reads an array stored in Fortran order as if it stood in C order.
 *
 * <p>The array is seen as a matrix: its rows are the first axis, its columns all other axes in C order. The
 * rows of one column are contiguous in the file, the columns of one row are contiguous in the result, and
 * tiles of the matrix are transposed from one to the other, so that neither side is walked with long strides.
 * Immutable.
 */
final class FortranTiles {
    /**
     * As many cache lines and pages as the first-level caches hold while a tile is written to that many rows.
     */
    private static final int TILE_ROWS = 64;
    /** 32 KiB of doubles. */
    private static final int TILE_ELEMENTS = 4096;
    /** Up to so many rows it is cheaper to copy all of them than to copy the wanted ones apart. */
    private static final int FEW_ROWS = 16;

    private final MappedFile file;
    private final StoredType dtype;
    /** All axis lengths but those of one, which change neither order. */
    private final long[] lengths;
    private final long rows;
    private final long columns;
    private final boolean wholeColumns;

    /**
     * Prepares to read.
     *
     * @param file the data
     * @param dtype its element type
     * @param lengths the axis lengths: at least two, each at least 2
     */
    FortranTiles(MappedFile file, StoredType dtype, long[] lengths) {
        this.file = file;
        this.dtype = dtype;
        this.lengths = lengths.clone();
        this.rows = lengths[0];
        long product = 1;
        for (int axis = 1; axis < lengths.length; axis++) {
            product *= lengths[axis];
        }
        this.columns = product;
        this.wholeColumns = lengths.length == 2 && rows <= FEW_ROWS;
    }

    /**
     * Reads a range of the C order; to be called within {@link MappedFile#guard} alone.
     *
     * @param from the first element's flat index in C order
     * @param count how many elements, at least 0
     * @param destination receives them as doubles at offset 0
     */
    void read(long from, long count, MemorySegment destination) {
        try (Arena arena = Arena.ofConfined()) {
            Scratch scratch = new Scratch(
                    arena.allocate((long) TILE_ELEMENTS * dtype.type().bytes(), 64),
                    arena.allocate((long) TILE_ELEMENTS * Double.BYTES, 64));
            long end = from + count;
            long position = from;
            if (position % columns != 0) {
                long head = Math.min(columns - position % columns, count);
                rectangle(scratch, position / columns, 1, position % columns, head, destination);
                position += head;
            }
            long whole = (end - position) / columns;
            if (whole > 0) {
                rectangle(scratch, position / columns, whole, 0, columns,
                        slice(destination, position - from));
                position += whole * columns;
            }
            if (position < end) {
                rectangle(scratch, position / columns, 1, 0, end - position,
                        slice(destination, position - from));
            }
        }
    }

    /** One call's memory: a tile as it is in the file, and as doubles. */
    private record Scratch(MemorySegment raw, MemorySegment doubles) {
    }

    private static MemorySegment slice(MemorySegment destination, long element) {
        return destination.asSlice(element * Double.BYTES);
    }

    /**
     * Several rows only come with all columns, so a row's result begins {@code columns} after the last row's.
     */
    private void rectangle(Scratch scratch, long firstRow, long rowCount, long firstColumn, long columnCount,
            MemorySegment destination) {
        for (long r = 0; r < rowCount; r += TILE_ROWS) {
            int tileRows = (int) Math.min(TILE_ROWS, rowCount - r);
            int widest = TILE_ELEMENTS / (wholeColumns ? (int) rows : tileRows);
            ColumnWalk walk = new ColumnWalk(firstColumn);
            for (long c = 0; c < columnCount; c += widest) {
                int tileColumns = (int) Math.min(widest, columnCount - c);
                MemorySegment target = slice(destination, r * columns + c);
                if (wholeColumns) {
                    copyWholeColumns(scratch, firstColumn + c, tileColumns);
                    transpose(scratch, (int) rows, (int) (firstRow + r), tileRows, tileColumns, target);
                } else {
                    copyColumnParts(scratch, firstRow + r, tileRows, walk, tileColumns);
                    transpose(scratch, tileRows, 0, tileRows, tileColumns, target);
                }
            }
        }
    }

    private void copyWholeColumns(Scratch scratch, long column, int count) {
        int itemBytes = dtype.type().bytes();
        file.copy(column * rows * itemBytes, scratch.raw, 0, rows * count * itemBytes);
        dtype.type().toDoubles(scratch.raw, dtype.swapped(), (int) rows * count, scratch.doubles, 0);
    }

    private void copyColumnParts(Scratch scratch, long row, int rowCount, ColumnWalk walk, int columnCount) {
        int itemBytes = dtype.type().bytes();
        long bytes = (long) rowCount * itemBytes;
        for (int c = 0; c < columnCount; c++) {
            file.copy((walk.position + row) * itemBytes, scratch.raw, c * bytes, bytes);
            walk.advance();
        }
        dtype.type().toDoubles(scratch.raw, dtype.swapped(), rowCount * columnCount, scratch.doubles, 0);
    }

    /** Takes {@code rowCount} rows from a tile whose columns are {@code pitch} elements apart. */
    private void transpose(Scratch scratch, int pitch, int row, int rowCount, int columnCount,
            MemorySegment target) {
        for (int r = 0; r < rowCount; r++) {
            long to = r * columns * Double.BYTES;
            for (int c = 0; c < columnCount; c++) {
                // As bits: a NaN's payload passes unchanged.
                long bits = scratch.doubles.get(JAVA_LONG_UNALIGNED, 8L * (c * pitch + row + r));
                target.set(JAVA_LONG_UNALIGNED, to + 8L * c, bits);
            }
        }
    }

    /** Walks the columns in C order, knowing where in the file each one begins. */
    private final class ColumnWalk {
        private final long[] index = new long[lengths.length];
        private final long[] strides = new long[lengths.length];
        /** Row 0 of the column, in elements from the data's begin. */
        private long position;

        ColumnWalk(long column) {
            strides[0] = 1;
            for (int axis = 1; axis < lengths.length; axis++) {
                strides[axis] = strides[axis - 1] * lengths[axis - 1];
            }
            long rest = column;
            for (int axis = lengths.length - 1; axis > 0; axis--) {
                index[axis] = rest % lengths[axis];
                rest /= lengths[axis];
                position += index[axis] * strides[axis];
            }
        }

        void advance() {
            for (int axis = lengths.length - 1; axis > 0; axis--) {
                position += strides[axis];
                if (++index[axis] < lengths[axis]) {
                    return;
                }
                position -= lengths[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }
}

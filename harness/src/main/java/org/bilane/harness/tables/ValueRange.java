package org.bilane.harness.tables;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.StoredArray;

/**
 * The values of an array, read once.
 *
 * @param least the least that is finite; NaN if none is
 * @param greatest the greatest that is finite; NaN if none is
 * @param nans how many are NaN, fill values among them
 * @param infinities how many are infinite
 */
public record ValueRange(double least, double greatest, long nans, long infinities) {
    private static final ValueRange EMPTY = new ValueRange(Double.NaN, Double.NaN, 0, 0);
    /** What is read at once: 8 MiB of doubles. */
    private static final long PIECE_ELEMENTS = 1 << 20;
    /** The same of compressed elements, some of which are inflated again for each piece: 512 MiB of doubles. */
    private static final long COMPRESSED_ELEMENTS = 1 << 26;
    /** Beyond that, reading takes minutes. */
    private static final long MOST_ELEMENTS = 1L << 32;

    /**
     * Reads an array.
     *
     * @param file its file
     * @param info the array
     * @return the range
     * @throws ArrayException if it cannot be read, or is too large
     */
    static ValueRange of(ArrayFile file, ArrayInfo info) throws ArrayException {
        if (info.size() > MOST_ELEMENTS) {
            throw new ArrayException(info.name(), "has more than " + MOST_ELEMENTS + " elements, and was not read");
        }
        if (info.size() == 0) {
            return EMPTY;
        }
        try (StoredArray array = file.open(info)) {
            return of(array, array.isRandomAccess() ? PIECE_ELEMENTS : COMPRESSED_ELEMENTS);
        } catch (OutOfMemoryError e) {
            throw new ArrayException(info.name(), "too little memory to read it", e);
        }
    }

    /**
     * Reads an array in pieces.
     *
     * @param array the array, of at least one element
     * @param most the most elements of a piece
     * @return the range
     * @throws ArrayException if it cannot be read
     */
    static ValueRange of(StoredArray array, long most) throws ArrayException {
        ValueRange range = EMPTY;
        long length = array.isRandomAccess() ? Math.min(array.size(), most) : wholeIndices(array.shape(), most);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment piece = arena.allocate(JAVA_DOUBLE, length);
            for (long done = 0; done < array.size(); done += length) {
                long count = Math.min(length, array.size() - done);
                array.read(done, count, piece);
                range = range.with(piece, count);
            }
        }
        return range;
    }

    /** The most elements that whole indices of one axis have: a piece that begins within one is read in parts. */
    private static long wholeIndices(long[] shape, long most) {
        long elements = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            long indices = Math.clamp(most / elements, 1, shape[axis]);
            elements *= indices;
            if (indices < shape[axis]) {
                break;
            }
        }
        return elements;
    }

    private ValueRange with(MemorySegment values, long count) {
        double low = least;
        double high = greatest;
        long none = nans;
        long infinite = infinities;
        for (long i = 0; i < count; i++) {
            double value = values.getAtIndex(JAVA_DOUBLE, i);
            if (Double.isNaN(value)) {
                none++;
            } else if (Double.isInfinite(value)) {
                infinite++;
            } else {
                low = value < low || Double.isNaN(low) ? value : low;
                high = value > high || Double.isNaN(high) ? value : high;
            }
        }
        return new ValueRange(low, high, none, infinite);
    }
}

package org.bilane.harness.tables;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.Target;

/**
 * The values of an array, read once.
 *
 * @param least the least that is finite; NaN if none is
 * @param greatest the greatest that is finite; NaN if none is
 * @param nans how many are NaN, fill values among them
 * @param infinities how many are infinite
 */
public record ValueRange(double least, double greatest, long nans, long infinities) {
    /** 8 MiB of doubles, in whole slices of the first axis where they are smaller. */
    private static final long PIECE_ELEMENTS = 1 << 20;
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
        ValueRange range = new ValueRange(Double.NaN, Double.NaN, 0, 0);
        if (info.size() == 0) {
            return range;
        }
        try (StoredArray array = file.open(info); Arena arena = Arena.ofShared()) {
            MemorySegment piece = arena.allocate(JAVA_DOUBLE, Math.min(info.size(), PIECE_ELEMENTS));
            if (array.isRandomAccess() || info.rank() == 0) {
                for (long done = 0; done < info.size(); done += PIECE_ELEMENTS) {
                    long count = Math.min(PIECE_ELEMENTS, info.size() - done);
                    array.read(done, count, piece);
                    range = range.with(piece, count);
                }
                return range;
            }
            return range.withSlices(array, arena);
        } catch (OutOfMemoryError e) {
            throw new ArrayException(info.name(), "too little memory to read it", e);
        }
    }

    /** In slices of the first axis, as many at once as memory allows: compressed data is not read twice then. */
    private ValueRange withSlices(StoredArray array, Arena arena) throws ArrayException {
        long[] shape = array.shape();
        long slice = array.size() / shape[0];
        long slices = Math.clamp(64 * PIECE_ELEMENTS / slice, 1, shape[0]);
        MemorySegment piece = arena.allocate(JAVA_DOUBLE, slice * slices);
        ValueRange range = this;
        for (long from = 0; from < shape[0]; from += slices) {
            long[] origin = new long[shape.length];
            long[] lengths = shape.clone();
            origin[0] = from;
            lengths[0] = Math.min(slices, shape[0] - from);
            Box box = new Box(origin, lengths);
            array.read(box, Target.inOrder(piece, lengths));
            range = range.with(piece, box.size());
        }
        return range;
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

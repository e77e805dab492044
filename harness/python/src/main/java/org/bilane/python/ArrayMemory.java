package org.bilane.python;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Points;

/**
 * The memory of NumPy arrays. A caller that passes an address must keep its array alive, and where it is, until the
 * call has returned.
 */
public final class ArrayMemory {
    private ArrayMemory() {
    }

    /**
     * An array of doubles where it is.
     *
     * @param address where it begins
     * @param count how many doubles it has, 0 or more
     * @return a segment of {@code 8 * count} bytes, of any length, which never closes
     * @throws IllegalArgumentException if the count is negative, or the bytes can't be counted
     */
    public static MemorySegment doubles(long address, long count) {
        if (count < 0 || count > Long.MAX_VALUE / Double.BYTES) {
            throw new IllegalArgumentException("count = " + count + ": must be at least 0, and 8 bytes each must be"
                    + " countable");
        }
        return bytes(address, count * Double.BYTES);
    }

    /**
     * Points in two arrays, and what becomes of those outside the grid.
     *
     * @param x the address of the points' x
     * @param y the address of the points' y
     * @param count how many points
     * @param xOutside the rule for x
     * @param yOutside the rule for y
     * @return the points
     */
    public static Points points(long x, long y, long count, Outside xOutside, Outside yOutside) {
        return Points.of(doubles(x, count), doubles(y, count)).outside(xOutside, yOutside);
    }

    @SuppressWarnings("restricted") // Python can tell no more than an address and a size.
    private static MemorySegment bytes(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /**
     * Copies rows of bytes from one array to another, of which one may be a mapped file: if that is truncated
     * meanwhile, this throws, where another copy would end the process.
     *
     * @param from where the first row begins
     * @param fromStep from the beginning of one row to that of the next, in bytes
     * @param to where the copy of the first row begins
     * @param toStep from the beginning of one copy to that of the next, in bytes
     * @param rowBytes the bytes of a row, 0 or more
     * @param rows how many rows, 0 or more
     * @throws InternalError if a page of the file is gone
     */
    public static void copyRows(long from, long fromStep, long to, long toStep, long rowBytes, long rows) {
        for (long row = 0; row < rows; row++) {
            bytes(to + row * toStep, rowBytes).copyFrom(bytes(from + row * fromStep, rowBytes));
        }
    }
}

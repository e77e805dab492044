package org.bilane.kernel.sum;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The order of summation. The m points of a call are cut into blocks of {@code 1024 * max(1, ceil(m / 2^20))} points,
 * at most 1024 of them up to 2^30 points. A block consists of units of 1024 points. Within a unit, term i is added to
 * partial sum i modulo 8, in order; the eight are then added in pairs, {@code ((0+1)+(2+3)) + ((4+5)+(6+7))}. The sums
 * of a block's units are added in order with compensation and rounded to one double, and so are the blocks' sums.
 * Nothing but m enters, so neither workers nor chunks nor vectors change a bit of a sum.
 */
public final class SumBlocks {
    /** The points of a unit, which are located at a time; the last unit of a call may have fewer. */
    public static final int UNIT = 1024;
    /** The partial sums of a surface within a unit: term i goes to partial sum i modulo this. */
    public static final int PARTIAL_SUMS = 8;
    private static final long UNIT_BLOCKS = 1 << 20;

    private SumBlocks() {
    }

    /**
     * The length of the blocks.
     *
     * @param points m
     * @return points of a block, a multiple of {@link #UNIT}; the last block may be shorter
     */
    public static long length(long points) {
        return points <= UNIT ? UNIT : UNIT * Math.max(1, Math.ceilDiv(points, UNIT_BLOCKS));
    }

    /**
     * Adds up the partial sums of a unit, row to row in pairs. One loop that reads all rows would be shorter, but C2
     * of JDK 26 and 27 does not come to an end with a loop that reads a segment at many multiples of a variable
     * distance, and meanwhile compiles nothing else.
     *
     * @param lanes off-heap: 8 rows of partial sums, which are overwritten
     * @param offset where row 0 begins, in bytes
     * @param rowBytes the distance of two rows
     * @param count surfaces
     * @param sums off-heap, receives the sums of the surfaces
     * @param at the index of the first surface's sum
     */
    public static void reduce(MemorySegment lanes, long offset, long rowBytes, int count, MemorySegment sums, long at) {
        for (int apart = 1; apart < PARTIAL_SUMS; apart *= 2) {
            for (int row = 0; row < PARTIAL_SUMS; row += 2 * apart) {
                addRow(lanes, offset + row * rowBytes, offset + (row + apart) * rowBytes, count);
            }
        }
        MemorySegment.copy(lanes, offset, sums, at * Double.BYTES, (long) count * Double.BYTES);
    }

    private static void addRow(MemorySegment lanes, long to, long from, int count) {
        for (int s = 0; s < count; s++) {
            long surface = (long) s * Double.BYTES;
            lanes.set(ValueLayout.JAVA_DOUBLE, to + surface, lanes.get(ValueLayout.JAVA_DOUBLE, to + surface)
                    + lanes.get(ValueLayout.JAVA_DOUBLE, from + surface));
        }
    }
}

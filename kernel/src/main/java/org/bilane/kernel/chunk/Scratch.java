package org.bilane.kernel.chunk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.sum.SumBlocks;

/**
 * What a thread needs to work on chunks, kept from call to call: located points, corners of one surface, a tile of
 * values, partial sums. About 90 KiB, and 64 bytes for each surface of the widest call. Used by one thread at a time.
 */
public final class Scratch {
    /** The most points that are located at a time. */
    static final int POINTS = SumBlocks.UNIT;
    /** Doubles of a tile of values: half of the smallest usual L1. */
    static final int TILE = 2048;
    private static final long ALIGNMENT = 64;

    final LocatedPoints located;
    final MemorySegment corners;
    final MemorySegment tile;
    /** Partial sums: for each family 8 rows, one after the other. */
    MemorySegment lanes = MemorySegment.NULL;

    /** Scratch, which the garbage collector frees: it may be dropped anywhere, at any time. */
    public Scratch() {
        Arena arena = Arena.ofAuto();
        MemorySegment copy = arena.allocate((long) POINTS * Double.BYTES, ALIGNMENT);
        this.located = new LocatedPoints(POINTS, copy);
        this.corners = arena.allocate(4L * POINTS * Double.BYTES, ALIGNMENT);
        this.tile = arena.allocate((long) TILE * Double.BYTES, ALIGNMENT);
    }

    /** Makes room for the partial sums of a call and sets them to zero. */
    void clearLanes(Call call) {
        long bytes = 0;
        for (int f = 0; f < call.families; f++) {
            bytes += SumBlocks.PARTIAL_SUMS * rowBytes(call.count[f]);
        }
        if (lanes.byteSize() < bytes) {
            lanes = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
        for (long at = 0; at < bytes; at += Double.BYTES) {
            lanes.set(ValueLayout.JAVA_DOUBLE, at, 0);
        }
    }

    /** The distance of two rows of partial sums: whole vectors. */
    static long rowBytes(int surfaces) {
        return Math.ceilDiv(surfaces, 8) * 8L * Double.BYTES;
    }
}

package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.chunk.RangeSums;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.sum.CompensatedSums;

/**
 * The sums of a call's families that are summed in one order: those of blocks of points, or of ranges of a block, and
 * these added up in their order. The sums of an only block or range are the call's: adding a number to zero loses
 * nothing. Kept from call to call.
 */
final class Sums implements RangeSums {
    private final CompensatedSums sums = new CompensatedSums();
    private final CompensatedSums total = new CompensatedSums();
    private MemorySegment blocks = MemorySegment.NULL;
    private int surfaces;
    private boolean whole;
    private SumsPart part;

    /** Allocates the sums of some blocks or ranges at once, and those of the call. */
    void begin(SumsPart planned, long count) {
        part = planned;
        surfaces = part.surfaces();
        long bytes = Math.max(1, count) * surfaces * Double.BYTES;
        if (blocks.byteSize() < bytes) {
            blocks = Arena.ofAuto().allocate(bytes, Double.BYTES);
        }
        whole = part.isWhole();
        if (!whole) {
            sums.clear(surfaces);
        }
    }

    /** The sums of each block or range, one after the other, for workers to write. */
    MemorySegment blocks() {
        return blocks;
    }

    @Override
    public void add(int count) {
        if (!whole) {
            for (long block = 0; block < count; block++) {
                sums.add(blocks, block * surfaces, surfaces);
            }
        }
    }

    /** Hands back the sum of each surface, once all are added. */
    void store() {
        if (!whole) {
            for (int s = 0; s < surfaces; s++) {
                blocks.setAtIndex(ValueLayout.JAVA_DOUBLE, s, sums.value(s));
            }
        }
        part.store(blocks);
    }

    /** The sum of all sums, once these are handed back. */
    double total() {
        total.clear(1);
        for (int s = 0; s < surfaces; s++) {
            total.add(0, blocks.getAtIndex(ValueLayout.JAVA_DOUBLE, s));
        }
        return total.value(0);
    }
}

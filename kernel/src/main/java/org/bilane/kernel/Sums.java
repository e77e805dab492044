package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.RangeSums;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.sum.CompensatedSums;

/**
 * The sums of one call: those of its parts, which are blocks of points or ranges of a block, and the parts' added up in
 * their order. The sums of an only part are the call's: adding a number to zero loses nothing. Kept from call to call.
 */
final class Sums implements RangeSums {
    private final CompensatedSums sums = new CompensatedSums();
    private final CompensatedSums total = new CompensatedSums();
    private MemorySegment blocks = MemorySegment.NULL;
    private int surfaces;
    private boolean onlyPart;

    /** Allocates the sums of some parts at once, and for those of the call. */
    void begin(SumsPlan plan, long partCount) {
        surfaces = plan.call().surfaces();
        long bytes = Math.max(1, partCount) * surfaces * Double.BYTES;
        if (blocks.byteSize() < bytes) {
            blocks = Arena.ofAuto().allocate(bytes, Double.BYTES);
        }
        onlyPart = plan.isOnePart();
        if (!onlyPart) {
            sums.clear(surfaces);
        }
    }

    /** The sums of each part, one part after the other, for workers to write. */
    MemorySegment blocks() {
        return blocks;
    }

    @Override
    public void addRanges(int parts) {
        if (!onlyPart) {
            for (long part = 0; part < parts; part++) {
                sums.add(blocks, part * surfaces, surfaces);
            }
        }
    }

    /** Hands back the sum of each surface, once all parts are added. */
    void store(Call call) {
        if (!onlyPart) {
            for (int s = 0; s < surfaces; s++) {
                blocks.setAtIndex(ValueLayout.JAVA_DOUBLE, s, sums.value(s));
            }
        }
        call.storeSums(blocks);
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

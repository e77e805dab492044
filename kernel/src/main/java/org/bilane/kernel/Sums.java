package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.sum.CompensatedSums;

/**
 * The sums of one call: those of its blocks, and the blocks' added up in their order. The sums of an only block are
 * the call's: adding a number to zero loses nothing. Kept from call to call.
 */
final class Sums {
    private final CompensatedSums sums = new CompensatedSums();
    private final CompensatedSums total = new CompensatedSums();
    private MemorySegment blocks = MemorySegment.NULL;
    private int surfaces;
    private boolean onlyBlock;

    /** Makes room for the sums of some blocks at once, and for those of the call. */
    void begin(Call call, long blockCount) {
        surfaces = call.surfaces();
        long bytes = Math.max(1, blockCount) * surfaces * Double.BYTES;
        if (blocks.byteSize() < bytes) {
            blocks = Arena.ofAuto().allocate(bytes, Double.BYTES);
        }
        onlyBlock = call.blocks() == 1;
        if (!onlyBlock) {
            sums.clear(surfaces);
        }
    }

    /** The sums of each block, one block after the other, for workers to write. */
    MemorySegment blocks() {
        return blocks;
    }

    /** Adds the sums of blocks, in their order. */
    void addBlocks(long blockCount) {
        if (!onlyBlock) {
            for (long block = 0; block < blockCount; block++) {
                sums.add(blocks, block * surfaces, surfaces);
            }
        }
    }

    /** Hands back the sum of each surface, once all blocks are added. */
    void store(Call call) {
        if (!onlyBlock) {
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

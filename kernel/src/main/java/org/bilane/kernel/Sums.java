package org.bilane.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.sum.CompensatedSums;

/** The sums of one call: those of its blocks, and the blocks' added up in their order. Kept from call to call. */
final class Sums {
    private final CompensatedSums sums = new CompensatedSums();
    private final CompensatedSums total = new CompensatedSums();
    private MemorySegment blocks = MemorySegment.NULL;
    private int surfaces;

    /** Makes room for the sums of some blocks at once. */
    void begin(Call call, long blockCount) {
        surfaces = call.surfaces();
        long bytes = blockCount * surfaces * Double.BYTES;
        if (blocks.byteSize() < bytes) {
            blocks = Arena.ofAuto().allocate(bytes, Double.BYTES);
        }
        sums.clear(surfaces);
    }

    /** The sums of each block, one block after the other, for workers to write. */
    MemorySegment blocks() {
        return blocks;
    }

    /** Adds the sums of blocks, in their order. */
    void addBlocks(long blockCount) {
        for (long block = 0; block < blockCount; block++) {
            sums.add(blocks, block * surfaces, surfaces);
        }
    }

    /** Hands back the sum of each surface. */
    void store(Call call) {
        call.storeSums(sums);
    }

    /** The sum of all sums. */
    double total() {
        total.clear(1);
        for (int s = 0; s < surfaces; s++) {
            total.add(0, sums.value(s));
        }
        return total.value(0);
    }
}

package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.ChunkSums;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.sum.CompensatedSums;

/** What one call needs, kept for the next so that calls allocate nothing. Used by one call at a time. */
final class Workspace {
    final Call call = new Call();
    final Scratch scratch = new Scratch();
    final CompensatedSums sums = new CompensatedSums();
    final ChunkSums chunkSums = new ChunkSums(PathChoice.get().kernels());
    final ChunkValues chunkValues = new ChunkValues(PathChoice.get().kernels());
    private final CompensatedSums total = new CompensatedSums();
    double[] blockSums = new double[0];

    /** Makes room for the sums of the call. */
    void beginSums() {
        beginSums(1);
    }

    /** Makes room for the sums of the call in several blocks at once. */
    void beginSums(int blocks) {
        int doubles = Math.multiplyExact(blocks, call.surfaces());
        if (blockSums.length < doubles) {
            blockSums = new double[doubles];
        }
        sums.clear(call.surfaces());
    }

    /** The sum of all sums. */
    double total() {
        total.clear(1);
        for (int s = 0; s < call.surfaces(); s++) {
            total.add(0, sums.value(s));
        }
        return total.value(0);
    }

    /** Hands back the sums of each family. */
    void storeSums(List<Surfaces> families, List<MemorySegment> outputs) {
        int at = 0;
        for (int f = 0; f < families.size(); f++) {
            int count = families.get(f).count();
            storeSums(outputs.get(f), at, count);
            at += count;
        }
    }

    /** Hands back {@code count} sums, the first of which is number {@code at}. */
    void storeSums(MemorySegment output, int at, int count) {
        for (int s = 0; s < count; s++) {
            output.setAtIndex(ValueLayout.JAVA_DOUBLE, s, sums.value(at + s));
        }
    }
}

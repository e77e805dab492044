package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.CellOrder;
import org.bilane.kernel.sum.SumOrder;
import org.junit.jupiter.api.Test;

/** What a task of a sum takes off-heap, as the page on Spark states it. */
class ChunkMemoryTest {
    private static final long MOST = 32L << 20;

    /** Counts what is allocated, which is freed all at once. */
    private static final class CountingArena implements Arena {
        private final Arena arena = Arena.ofConfined();
        private long bytes;

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            bytes += byteSize;
            return arena.allocate(byteSize, byteAlignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    @Test
    void theColumnsOfAChunkTakeAtMost32MiBWhileTheyGrow() {
        try (CountingArena arena = new CountingArena()) {
            PointChunk chunk = new PointChunk(arena, PointChunk.SUM_POINTS);
            for (int time = 0; time < 2; time++) {
                while (!chunk.isFull()) {
                    chunk.add(1, 2);
                }
                assertEquals(PointChunk.SUM_POINTS, chunk.size());
                chunk.clear();
            }
            assertTrue(arena.bytes > 16L * PointChunk.SUM_POINTS && arena.bytes <= MOST, arena.bytes + " bytes");
        }
    }

    /** The kernel's own tests hold all grids and numbers of slices to this. */
    @Test
    void orderOfAChunkOnTheLargestGridTakes32MiBInsideTheKernel() {
        assertEquals(MOST, CellOrder.bytes(PointChunk.SUM_POINTS, SumOrder.MOST_CELLS, 1));
    }
}

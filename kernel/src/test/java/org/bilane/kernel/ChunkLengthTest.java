package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pool tells of its chunks is what it does. */
class ChunkLengthTest {
    private static final int POINTS = 10_000;

    @Test
    void valuesAreCutAsTold() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(500).open()) {
            assertEquals(504, pool.valuesChunkPoints(POINTS, 1));
            assertEquals(Math.ceilDiv(POINTS, 504), chunks(pool, true));
        }
    }

    @Test
    void sumsAreCutAsTold() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(2500).open(); SurfaceStack stack = stack()) {
            assertEquals(2048, pool.sumsChunkPoints(stack.all(), POINTS));
            assertEquals(Math.ceilDiv(POINTS, 2048), chunks(pool, false));
        }
    }

    @Test
    void plannedChunksFitTheGivenL2() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).l2Bytes(256 * 1024).open();
                SurfaceStack stack = stack()) {
            assertEquals(128 * 1024 / (16 + 8 * 50) & -8, pool.valuesChunkPoints(1_000_000, 50));
            assertEquals(128 * 1024 / 16, pool.sumsChunkPoints(stack.all(), 1_000_000));
        }
    }

    /** A grid with so many cells that a million points are summed in their order. */
    private static SurfaceStack stack() {
        return SurfaceStack.of(Axis.index(300), Axis.index(300), new double[300][300]);
    }

    private static long chunks(WorkerPool pool, boolean values) {
        try (Arena arena = Arena.ofShared();
                SurfaceStack stack = stack()) {
            MemorySegment coordinates = arena.allocate(ValueLayout.JAVA_DOUBLE, POINTS);
            Points points = Points.of(coordinates, coordinates);
            MemorySegment output = arena.allocate(ValueLayout.JAVA_DOUBLE, values ? POINTS : 1);
            PendingEvaluation pending = values
                    ? pool.startValues(List.of(stack.all()), points, Transform.EXP, Layout.SURFACE_MAJOR,
                            List.of(output))
                    : pool.startSums(List.of(stack.all()), points, Transform.EXP, List.of(output));
            pending.await();
            return pending.chunksDone();
        }
    }
}

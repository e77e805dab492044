package org.bilane.kernel;

import static org.bilane.kernel.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Counts at the edge of what numbers hold, segments at the edge of memory, null everywhere: each is refused in one line
 * that names the argument, before anything is touched.
 */
class RefusedExtremesTest {
    private static final Axis UNIT = Axis.of(0, 1);
    private static final long MOST_BYTES = Long.MAX_VALUE & -Double.BYTES;

    private final Arena arena = Arena.ofShared();
    private final SurfaceStack stack = SurfaceStack.of(UNIT, UNIT, new double[3][2][2]);

    @AfterEach
    void close() {
        stack.close();
        arena.close();
    }

    /** Memory that isn't there: whoever touches it ends the JVM. */
    @SuppressWarnings("restricted")
    private static MemorySegment absent(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    @Test
    void resultsThatCanNotBeCounted() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        Points most = Points.of(absent(8, MOST_BYTES), absent(8, MOST_BYTES));
        MemorySegment values = absent(1L << 62, 1L << 40);
        Evaluator e = Evaluator.onCallingThread();
        try (WorkerPool pool = WorkerPool.builder().workers(1).open()) {
            for (Evaluator each : List.of(e, pool)) {
                for (Layout layout : Layout.values()) {
                    assertAll(
                            () -> refuses(type, "values: ",
                                    () -> each.values(stack.all(), most, Transform.EXP, layout, arena.allocate(24, 8))),
                            () -> refuses(type, "values: ",
                                    () -> each.values(List.of(stack.all()), most, Transform.EXP, layout,
                                            List.of(arena.allocate(24, 8)))));
                }
                refuses(type, "sums: overlaps",
                        () -> each.sums(stack.all(), most, Transform.EXP, arena.allocate(24, 8)));
                refuses(type, "values: ", () -> each.values(stack.all(),
                        Points.of(absent(8, 1L << 40), absent(8, 1L << 40)), Transform.EXP, Layout.POINT_MAJOR,
                        values));
            }
        }
    }

    @Test
    void overlapsAtTheEndOfTheAddressSpace() {
        long end = Long.MAX_VALUE & -Double.BYTES;
        Points last = Points.of(absent(end - 16, 16), absent(end - 16, 16));
        Evaluator e = Evaluator.onCallingThread();
        refuses(IllegalArgumentException.class, "sums: overlaps",
                () -> e.sums(stack.all(), last, Transform.EXP, absent(end - 32, 24)));
    }

    @Test
    void emptySegmentsOverlapNothing() {
        MemorySegment memory = arena.allocate(80, 8);
        Points none = Points.of(memory.asSlice(8, 0), memory.asSlice(16, 0));
        MemorySegment sums = memory.asSlice(0, 24).fill((byte) 1);
        assertDoesNotThrow(() -> Evaluator.onCallingThread().sums(stack.all(), none, Transform.EXP, sums));
        assertEquals(-1, sums.mismatch(arena.allocate(24)), "sums of no points");
        assertDoesNotThrow(() -> Evaluator.onCallingThread().values(stack.all(), none, Transform.EXP,
                Layout.POINT_MAJOR, memory.asSlice(8, 0)));
    }

    @Test
    void numbersOfAPool() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        assertAll(
                () -> refuses(type, "workers = 2147483647", () -> WorkerPool.builder().workers(Integer.MAX_VALUE)),
                () -> refuses(type, "workers = 8193", () -> WorkerPool.builder().workers(8193)),
                () -> refuses(type, "l2Bytes = -9223372036854775808",
                        () -> WorkerPool.builder().l2Bytes(Long.MIN_VALUE)),
                () -> refuses(type, "chunkPoints = 0", () -> WorkerPool.builder().chunkPoints(0)));
        for (WorkerPool.Builder builder : List.of(WorkerPool.builder(), WorkerPool.builder().l2Bytes(Long.MAX_VALUE),
                WorkerPool.builder().l2Bytes(1), WorkerPool.builder().chunkPoints(Long.MAX_VALUE),
                WorkerPool.builder().chunkPoints(1))) {
            try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = builder.workers(2).open()) {
                fixture.requireWorks(pool);
            }
        }
    }

    @Test
    void sliceBoundsAtTheEdge() {
        Points points = Points.of(absent(8, MOST_BYTES), absent(8, MOST_BYTES));
        assertEquals(MOST_BYTES / 8, points.size());
        assertEquals(1, points.slice(points.size() - 1, points.size()).size());
        assertThrows(IndexOutOfBoundsException.class, () -> points.slice(0, Long.MAX_VALUE));
        assertThrows(IndexOutOfBoundsException.class, () -> points.slice(Long.MIN_VALUE, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> points.x(Long.MAX_VALUE));
    }

    /** Their offsets in bytes come out as those of points that are there. */
    @Test
    void pointsFarBeyondTheLast() {
        Points points = Points.of(arena.allocate(16, 8), arena.allocate(16, 8));
        for (long i : new long[] {-1, 2, 1L << 61, (1L << 61) + 1, Long.MIN_VALUE}) {
            refuses(IndexOutOfBoundsException.class, "Index " + i, () -> points.x(i));
            refuses(IndexOutOfBoundsException.class, "Index " + i, () -> points.y(i));
        }
    }

    @Test
    void grids() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        Axis large = Axis.index(50_000);
        assertAll(
                () -> refuses(type, "x and y: 50000x50000", () -> SurfaceStack.of(large, large, arena.allocate(8))),
                () -> refuses(type, "x and y: 50000x50000", () -> SurfaceStack.of(large, large, new double[1][1][1])),
                () -> refuses(type, "z: ", () -> SurfaceStack.of(UNIT, UNIT, absent(8, MOST_BYTES))));
    }

    @Test
    void nothingWhereSomethingIsNeeded() {
        Class<NullPointerException> type = NullPointerException.class;
        MemorySegment some = arena.allocate(32, 8);
        double[][][] withoutRow = {{{1, 2}, null}};
        assertAll(
                () -> refuses(type, "knots: must not be null", () -> Axis.of((double[]) null)),
                () -> refuses(type, "x: must not be null", () -> Points.of(null, some)),
                () -> refuses(type, "y: must not be null", () -> Points.of(some, null)),
                () -> refuses(type, "x: must not be null", () -> SurfaceStack.of(null, UNIT, some)),
                () -> refuses(type, "y: must not be null", () -> SurfaceStack.of(UNIT, null, new double[2][2])),
                () -> refuses(type, "z: must not be null", () -> SurfaceStack.of(UNIT, UNIT, (MemorySegment) null)),
                () -> refuses(type, "z: must not be null", () -> SurfaceStack.of(UNIT, UNIT, (double[][]) null)),
                () -> refuses(type, "z: must not be null", () -> SurfaceStack.of(UNIT, UNIT, (double[][][]) null)),
                () -> refuses(type, "file: must not be null", () -> stack.write((Path) null)),
                () -> refuses(type, "out: must not be null", () -> stack.write((WritableByteChannel) null)),
                () -> refuses(type, "file: must not be null", () -> SurfaceStack.open(null)),
                () -> refuses(type, "in: must not be null", () -> SurfaceStack.read(null, "name")),
                () -> refuses(type, "name: must not be null",
                        () -> SurfaceStack.read(Channels.newChannel(InputStream.nullInputStream()), null)),
                () -> refuses(type, "rule: must not be null", () -> Points.of(some, some).outside(null)),
                () -> refuses(type, "z[0]: must not be null", () -> SurfaceStack.of(UNIT, UNIT, new double[1][][])),
                () -> refuses(type, "z[0][1]: must not be null", () -> SurfaceStack.of(UNIT, UNIT, withoutRow)));
        try (WorkerPool pool = WorkerPool.builder().workers(1).open()) {
            refuses(type, "layout: must not be null",
                    () -> pool.planValues(stack.all(), Points.of(some, some), null));
        }
    }

    @Test
    void memoryThatIsGoneOrAnotherThreads() throws Exception {
        Arena gone = Arena.ofShared();
        MemorySegment z = gone.allocate(32, 8);
        gone.close();
        refuses(IllegalStateException.class, "z: its arena is closed", () -> SurfaceStack.of(UNIT, UNIT, z));
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment mine = confined.allocate(32, 8);
            MemorySegment free = arena.allocate(24, 8);
            Points shared = Points.of(arena.allocate(16, 8), arena.allocate(16, 8));
            Points points = Points.of(mine.asSlice(0, 16), mine.asSlice(16, 16));
            List<Surfaces> families = List.of(stack.all(), stack.all());
            inOtherThread(() -> {
                Evaluator e = Evaluator.onCallingThread();
                Class<IllegalArgumentException> type = IllegalArgumentException.class;
                free.fill((byte) 1);
                refuses(type, "z: in an arena confined", () -> SurfaceStack.of(UNIT, UNIT, mine));
                refuses(type, "points: in an arena confined", () -> e.total(stack.all(), points, Transform.EXP));
                refuses(type, "points: in an arena confined", () -> stack.outside(points));
                refuses(type, "sums: in an arena confined",
                        () -> e.sums(families, shared, Transform.EXP, List.of(free, mine.asSlice(0, 24))));
                assertEquals(1, free.get(ValueLayout.JAVA_BYTE, 0), "the first family's sums");
            });
        }
    }

    private static void inOtherThread(Runnable work) throws Exception {
        FutureTask<?> task = new FutureTask<>(work, null);
        Thread.ofPlatform().start(task);
        task.get();
    }
}

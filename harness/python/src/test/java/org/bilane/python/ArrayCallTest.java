package org.bilane.python;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CancellationException;
import org.bilane.kernel.Axis;
import org.bilane.kernel.EvaluationStoppedException;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Outside;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls by address, on the calling thread and beside it. The Python package has tests of its own. */
@Timeout(60)
class ArrayCallTest {
    private static final double[] X = {0.25, 1.0, 99.0};
    private static final double[] Y = {0.5, 0.0, 1.0};
    private static final double[] EXPECTED = {1.5, 8.0 / 3, 5, 1, 1, 1};

    private final Arena arena = Arena.ofShared();
    private final SurfaceStack stack = SurfaceStack.of(Axis.of(0, 0.5, 2), Axis.index(2),
            new double[][][] {{{0, 1}, {2, 3}, {4, 5}}, {{1, 1}, {1, 1}, {1, 1}}});
    private final MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, X);
    private final MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, Y);
    private final Points points = ArrayMemory.points(x.address(), y.address(), 3, Outside.CLAMP, Outside.CLAMP);
    private final MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, 6);

    @AfterEach
    void close() {
        stack.close();
        arena.close();
    }

    private ArrayCall values() {
        return ArrayCall.values(Evaluator.onCallingThread(), stack.all(), points,
                Transform.IDENTITY, Layout.SURFACE_MAJOR, out.address());
    }

    @Test
    void anInterruptFromBeforeIsForgotten() {
        Thread.currentThread().interrupt();
        values().run();
        assertFalse(Thread.currentThread().isInterrupted());
        assertArrayEquals(EXPECTED, out.toArray(ValueLayout.JAVA_DOUBLE), 1e-15);
    }

    @Test
    void aCallOnAThreadOfItsOwnEnds() throws Throwable {
        ArrayCall call = values();
        assertTrue(call.hasEnded());
        assertTrue(call.stop(0));
        call.start();
        while (!call.await(1000)) {
            assertFalse(call.hasEnded());
        }
        assertTrue(call.hasEnded());
        assertTrue(call.stop(0));
        assertArrayEquals(EXPECTED, out.toArray(ValueLayout.JAVA_DOUBLE), 1e-15);
    }

    @Test
    void derivativesWhichAreAskedFor() {
        ArrayCall.gradients(Evaluator.onCallingThread(), stack.all(), points, Transform.IDENTITY, Layout.SURFACE_MAJOR,
                0, out.address(), 0).run();
        assertArrayEquals(new double[] {4, 2 / 1.5, 0, 0, 0, 0}, out.toArray(ValueLayout.JAVA_DOUBLE), 1e-14);
    }

    @Test
    void familiesAndTotals() {
        Surfaces[] families = {stack.only(1), stack.all()};
        ArrayCall.familySums(Evaluator.onCallingThread(), families, points, Transform.IDENTITY,
                new long[] {out.address() + 16, out.address()}).run();
        assertArrayEquals(new double[] {1.5 + 8.0 / 3 + 5, 3, 3}, out.asSlice(0, 24).toArray(ValueLayout.JAVA_DOUBLE),
                1e-14);
        ArrayCall.familyValues(Evaluator.onCallingThread(), new Surfaces[] {stack.all()}, points,
                Transform.IDENTITY, Layout.SURFACE_MAJOR, new long[] {out.address()}).run();
        assertArrayEquals(EXPECTED, out.toArray(ValueLayout.JAVA_DOUBLE), 1e-15);
        ArrayCall total = ArrayCall.total(Evaluator.onCallingThread(), stack.only(1), points,
                Transform.IDENTITY);
        total.run();
        assertEquals(3, total.total());
    }

    @Test
    void pointsOutsideAreCountedInPieces() throws Throwable {
        int size = (1 << 20) + 3;
        MemorySegment many = arena.allocate(ValueLayout.JAVA_DOUBLE, size);
        many.setAtIndex(ValueLayout.JAVA_DOUBLE, 7, Double.NaN);
        many.setAtIndex(ValueLayout.JAVA_DOUBLE, size - 2, 3);
        many.setAtIndex(ValueLayout.JAVA_DOUBLE, size - 1, -1);
        Points points = Points.of(many, many);
        ArrayCall call = ArrayCall.outside(stack, points);
        call.run();
        assertEquals(new OutsideCounts(2, 2, 1, 0, -1), call.counts());
        assertThrows(ClassCastException.class, call::total);

        ArrayCall refused = ArrayCall.outside(stack, points.outside(Outside.ERROR));
        String message = assertThrows(IllegalArgumentException.class, refused::run).getMessage();
        assertTrue(message.startsWith("points: 2 of " + size + " points are outside the grid and are refused; the "
                + "first is point " + (size - 2) + " at (3.0, 3.0)"), message);
    }

    @Test
    void countingStopsWhenItIsInterrupted() {
        long size = 1L << 26;
        MemorySegment many = arena.allocate(ValueLayout.JAVA_DOUBLE, size);
        ArrayCall call = ArrayCall.outside(stack, Points.of(many, many));
        call.start();
        while (!call.stop(1000)) {
            assertFalse(call.hasEnded());
        }
        assertThrows(CancellationException.class, () -> call.await(0));
    }

    @Test
    void whatIsStoppedSaysSo() throws Throwable {
        long size = 1 << 22;
        MemorySegment many = arena.allocate(ValueLayout.JAVA_DOUBLE, size);
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(1024).open();
                SurfaceStack large = SurfaceStack.of(Axis.index(2), Axis.index(2),
                        arena.allocate(ValueLayout.JAVA_DOUBLE, 4 * 4000))) {
            ArrayCall call = ArrayCall.sums(pool, large.all(), Points.of(many, many), Transform.EXP,
                    arena.allocate(ValueLayout.JAVA_DOUBLE, 4000).address());
            call.start();
            assertFalse(call.await(1));
            while (!call.stop(1000)) {
                assertFalse(call.hasEnded());
            }
            assertThrows(EvaluationStoppedException.class, () -> call.await(0));
            assertEquals(4000, pool.total(large.all(), Points.of(many.asSlice(0, 8),
                    many.asSlice(0, 8)), Transform.EXP));
        }
    }

    @Test
    void rowsAreCopied() {
        MemorySegment rows = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, 4);
        ArrayMemory.copyRows(rows.address(), 16, out.address(), 24, 16, 2);
        assertArrayEquals(new double[] {1, 2, 0, 3, 4, 0}, out.toArray(ValueLayout.JAVA_DOUBLE));
        assertEquals(0, ArrayMemory.doubles(out.address(), 0).byteSize());
        assertThrows(IllegalArgumentException.class, () -> ArrayMemory.doubles(out.address(), -1));
        assertThrows(IllegalArgumentException.class, () -> ArrayMemory.doubles(out.address(), Long.MAX_VALUE / 8 + 1));
    }
}

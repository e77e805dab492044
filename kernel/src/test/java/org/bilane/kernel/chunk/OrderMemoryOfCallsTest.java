package org.bilane.kernel.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.PendingEvaluation;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.sum.SumOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls of this process take, all of them together, and keep afterwards, through the public API. */
@Timeout(180)
class OrderMemoryOfCallsTest {
    private static final int SURFACES = 9;
    private static final long HUNDRED_MB = 100_000_000;
    /** Of 64 evaluations that may be under way on a pool. */
    private static final int MOST_AT_ONCE = 50;

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void free() {
        arena.close();
    }

    private Points points(long count, int knots) {
        SplittableRandom random = new SplittableRandom(count);
        MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
        MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
        for (long i = 0; i < count; i++) {
            x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(0, knots));
            y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(0, knots));
        }
        return Points.of(x, y);
    }

    /** Zeros, so many surfaces of them that points are ordered by cell on any grid. */
    private static SurfaceStack stack(int knots) {
        double[][][] surfaces = new double[SURFACES][][];
        Arrays.fill(surfaces, new double[knots][knots]);
        return SurfaceStack.of(Axis.index(knots), Axis.index(knots), surfaces);
    }

    private static void requireIdle() {
        assertEquals(OrderMemoryUse.idleBytes(), OrderMemoryUse.allBytes(), "bytes that were not given back");
        assertTrue(OrderMemoryUse.idleBytes() <= HUNDRED_MB, OrderMemoryUse.idleBytes() + " bytes are kept");
    }

    /** More blocks than one, grids of short and of long slices, pools of few workers and of many. */
    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "50, 7", "900, 2", "2000, 2"})
    void aCallTakesAtMost100MbWhateverItsPointsAndWorkers(int knots, int workers) {
        AtomicLong most = new AtomicLong();
        try (SurfaceStack stack = stack(knots);
                WorkerPool pool = WorkerPool.builder().workers(workers).listener((points, surfaces) ->
                        most.accumulateAndGet(OrderMemoryUse.allBytes() - OrderMemoryUse.idleBytes(), Math::max))
                        .open()) {
            Points points = points(2L * SumOrder.MOST_POINTS + 1000, knots);
            double total = pool.total(stack.all(), points, Transform.EXP);
            assertEquals(SURFACES * points.size(), total);
            // A block has 16 bytes for each of its points at least.
            assertTrue(most.get() >= 16 * points.size() / 3 && most.get() <= HUNDRED_MB, most + " bytes were taken");
            requireIdle();
        }
    }

    /** Workers are held, so that all calls that were started have their memory. The next waits until one has ended. */
    @Test
    void callsAtOnceTakeNoMoreThanTheBound() throws Exception {
        assertEquals(HUNDRED_MB * Math.max(2, CpuTopology.ofThisMachine().usableCpus()), OrderMemoryUse.bound());
        assumeTrue(OrderMemoryUse.bound() / (64L << 20) < MOST_AT_ONCE, "a pool has not that many calls at once");
        CountDownLatch mayGoOn = new CountDownLatch(1);
        List<PendingEvaluation> started = new ArrayList<>();
        try (SurfaceStack stack = stack(3);
                WorkerPool pool = WorkerPool.builder().workers(2).listener((points, surfaces) -> await(mayGoOn))
                        .open()) {
            Points points = points(SumOrder.MOST_POINTS, 3);
            long bytes = OrderMemory.size(16L * SumOrder.MOST_POINTS + 100_000);
            int most = (int) (OrderMemoryUse.bound() / bytes);
            List<MemorySegment> sums = new ArrayList<>();
            FutureTask<Void> starter = new FutureTask<>(() -> {
                for (int call = 0; call < most + 3; call++) {
                    sums.add(arena.allocate(ValueLayout.JAVA_DOUBLE, SURFACES));
                    started.add(pool.startSums(List.of(stack.all()), points, Transform.EXP, List.of(sums.get(call))));
                }
            }, null);
            Thread thread = Thread.ofPlatform().daemon().start(starter);
            while (thread.getState() != Thread.State.WAITING) {
                assertFalse(starter.isDone(), "it went beyond the bound: " + OrderMemoryUse.allBytes());
                Thread.sleep(1);
            }
            // A piece that was kept may be larger than what a call needs.
            assertTrue(started.size() <= most, started.size() + " calls of " + bytes + " bytes");
            long taken = OrderMemoryUse.allBytes();
            assertTrue(taken <= OrderMemoryUse.bound() && taken > OrderMemoryUse.bound() - bytes, taken + " bytes");
            mayGoOn.countDown();
            starter.get(60, TimeUnit.SECONDS);
            started.forEach(PendingEvaluation::await);
            sums.forEach(sum -> assertEquals(points.size(), sum.get(ValueLayout.JAVA_DOUBLE, 0)));
            requireIdle();
        } finally {
            mayGoOn.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void threadsThatEvaluateByThemselvesShareTheBoundAndLeaveNoMoreThanIsKept() throws Exception {
        try (SurfaceStack stack = stack(4)) {
            Points points = points(1 << 20, 4);
            List<FutureTask<Void>> calls = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                FutureTask<Void> call = new FutureTask<>(() -> {
                    for (int time = 0; time < 3; time++) {
                        assertEquals(SURFACES * points.size(),
                                Evaluator.onCallingThread().total(stack.all(), points, Transform.EXP));
                        assertTrue(OrderMemoryUse.allBytes() <= OrderMemoryUse.bound());
                    }
                    return null;
                });
                calls.add(call);
                Thread.ofPlatform().daemon().start(call);
            }
            for (FutureTask<Void> call : calls) {
                call.get(120, TimeUnit.SECONDS);
            }
            requireIdle();
        }
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.bilane.kernel.chunk.OrderMemoryUse;
import org.bilane.kernel.sum.SumOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a pool promises, in each phase of sums: while points are ordered, while cells are summed, and while a family of
 * few surfaces is summed in order.
 */
@Timeout(180)
class SumPhasesTest {
    private static final int POINTS = 7_000;
    private static final int MANY = 9;
    private static final int SURFACES = SteppedSums.SURFACES + SteppedSums.FEW_SURFACES;

    /** Stops, times out, interrupts or fails a call when so many of its tasks are done; returns what its waiter got. */
    private interface Fault {
        Throwable befall(SteppedSums stepped) throws Exception;
    }

    /** After each number of tasks: before the first, in each phase, at their ends, before the last. */
    private static void afterEachTask(Fault fault, Class<? extends Throwable> expected) throws Exception {
        long tasks = 1;
        for (long after = 0; after < tasks; after++) {
            try (SteppedSums stepped = new SteppedSums(POINTS)) {
                tasks = stepped.tasks;
                stepped.start();
                stepped.stepTo(after);
                assertEquals(after, stepped.evaluation.chunksDone());
                assertEquals(tasks, stepped.evaluation.chunks());
                Throwable thrown = fault.befall(stepped);
                assertSame(expected, thrown.getClass(), "after " + after + " tasks: " + thrown);
                assertTrue(stepped.evaluation.isDone());
                if (thrown instanceof EvaluationStoppedException stopped) {
                    assertEquals(tasks, stopped.chunks());
                    assertEquals(after, stopped.chunksDone());
                }
                for (MemorySegment sums : stepped.outputs()) {
                    assertEquals(-1, sums.mismatch(marked(sums)), "sums were written after " + after + " tasks");
                }
                stepped.requireWholeAfterwards();
            }
        }
        assertTrue(tasks > 18, tasks + " tasks");
    }

    private static MemorySegment marked(MemorySegment sums) {
        byte[] marks = new byte[(int) sums.byteSize()];
        Arrays.fill(marks, (byte) 0x55);
        return MemorySegment.ofArray(marks);
    }

    private static Throwable awaitOf(SteppedSums stepped) {
        return assertThrows(RuntimeException.class, stepped.evaluation::await);
    }

    @Test
    void tasksAreAsManyFromTheStartAndTheListenerHearsOfEachPointOnce() {
        for (int points : new int[] {POINTS, 1024 * 20, 100_000}) {
            try (SteppedSums stepped = new SteppedSums(points)) {
                stepped.start();
                long last = 0;
                for (long task = 0; task < stepped.tasks; task++) {
                    assertEquals(stepped.tasks, stepped.evaluation.chunks());
                    assertEquals(task, stepped.evaluation.chunksDone());
                    stepped.step();
                    assertTrue(stepped.heard.get() >= last && (task < stepped.slices) == (stepped.heard.get() == 0));
                    last = stepped.heard.get();
                }
                assertEquals((long) points * SURFACES, stepped.heard.get());
                assertTrue(stepped.evaluation.isDone());
                assertEquals(stepped.tasks, stepped.evaluation.chunksDone());
                for (int f = 0; f < 2; f++) {
                    MemorySegment sums = stepped.outputs().get(f);
                    MemorySegment alone = Arena.ofAuto().allocate(sums.byteSize(), 8);
                    Evaluator.onCallingThread().sums(stepped.families().get(f), stepped.points, Transform.EXP, alone);
                    PoolFixture.requireSame(alone, sums, "sums done step by step");
                }
                stepped.requireWholeAfterwards();
            }
        }
    }

    @Test
    void cancelAfterAnyTask() throws Exception {
        afterEachTask(stepped -> {
            stepped.evaluation.cancel();
            stepped.release();
            return awaitOf(stepped);
        }, EvaluationStoppedException.class);
    }

    @Test
    void timeoutAfterAnyTask() throws Exception {
        afterEachTask(stepped -> assertThrows(RuntimeException.class,
                () -> stepped.evaluation.awaitOrCancel(Duration.ofMillis(1))), EvaluationStoppedException.class);
    }

    @Test
    void interruptOfTheWaiterAfterAnyTask() throws Exception {
        afterEachTask(stepped -> {
            Thread.currentThread().interrupt();
            Throwable thrown = awaitOf(stepped);
            assertTrue(Thread.interrupted(), "the interrupt was lost");
            assertTrue(thrown.getMessage().contains("(interrupted)"), thrown.getMessage());
            return thrown;
        }, EvaluationStoppedException.class);
    }

    @Test
    void interruptOfABlockingCallAfterAnyTask() throws Exception {
        for (long after : new long[] {0, 1, 3, 7, 8, 10, 13, 17}) {
            try (SteppedSums stepped = new SteppedSums(POINTS)) {
                CountDownLatch begins = new CountDownLatch(1);
                FutureTask<EvaluationStoppedException> call = new FutureTask<>(() -> {
                    begins.countDown();
                    return assertThrows(EvaluationStoppedException.class,
                            () -> stepped.pool.sums(stepped.families(), stepped.points, Transform.EXP,
                                    stepped.outputs()));
                });
                Thread caller = Thread.ofPlatform().daemon().start(call);
                begins.await();
                while (caller.getState() != Thread.State.WAITING) {
                    Thread.sleep(1);
                }
                stepped.begin();
                stepped.stepTo(after);
                caller.interrupt();
                EvaluationStoppedException stopped = call.get();
                assertEquals(after, stopped.chunksDone());
                assertEquals(stepped.tasks, stopped.chunks());
                stepped.requireWholeAfterwards();
            }
        }
    }

    /** Points are read while they are ordered, the table while cells are summed; either may be closed by then. */
    @Test
    void failureAfterAnyTask() throws Exception {
        afterEachTask(stepped -> {
            if (stepped.evaluation.chunksDone() < stepped.slices) {
                stepped.closePoints();
            } else if (stepped.evaluation.chunksDone() < stepped.tasksByCell) {
                stepped.stack.close();
            } else {
                stepped.few.close();
            }
            stepped.release();
            return awaitOf(stepped);
        }, IllegalStateException.class);
    }

    @Test
    void listenerThatThrowsFailsTheCallAtItsNextRange() throws Exception {
        UnsupportedOperationException failure = new UnsupportedOperationException("the listener's own");
        afterEachTask(stepped -> {
            stepped.failure.set(failure);
            stepped.release();
            Throwable thrown = awaitOf(stepped);
            assertSame(failure, thrown.getCause());
            assertTrue(stepped.evaluation.chunksDone() >= stepped.slices, "it failed while points were ordered");
            return thrown;
        }, IllegalStateException.class);
    }

    @Test
    void closeOfThePoolLetsSumsBeDoneInWhicheverPhaseTheyAre() throws Exception {
        for (long after : new long[] {0, 3, 7, 9, 13, 16}) {
            try (SteppedSums stepped = new SteppedSums(POINTS)) {
                stepped.start();
                stepped.stepTo(after);
                Thread closer = Thread.ofPlatform().daemon().start(stepped.pool::close);
                while (closer.getState() != Thread.State.WAITING) {
                    Thread.sleep(1);
                }
                stepped.release();
                closer.join();
                stepped.evaluation.await();
                assertEquals((long) POINTS * SURFACES, stepped.heard.get());
                assertEquals(OrderMemoryUse.idleBytes(), OrderMemoryUse.allBytes());
            }
        }
    }

    /**
     * Two blocks. One worker is held at the end of the first block's last range, behind which points of the second
     * block are ordered: the other worker does other calls meanwhile, whole ones, and waits for nobody.
     */
    @Test
    void otherCallsAreDoneWhileAPhaseWaitsForItsLastTask() throws Exception {
        int points = SumOrder.MOST_POINTS + 1000;
        int surfaceCount = 4;
        AtomicLong heard = new AtomicLong();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        long firstBlock = Math.ceilDiv(points, 2);
        try (Arena arena = Arena.ofShared(); PoolFixture fixture = new PoolFixture();
                SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[surfaceCount][2][2]);
                WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(1 << 19).listener((done, surfaces) -> {
                    if (surfaces == surfaceCount && heard.addAndGet(done) == firstBlock) {
                        held.countDown();
                        awaitUninterrupted(mayGoOn);
                    }
                }).open()) {
            MemorySegment coordinates = arena.allocate(ValueLayout.JAVA_DOUBLE, points);
            MemorySegment sum = arena.allocate(ValueLayout.JAVA_DOUBLE, surfaceCount);
            PendingEvaluation waiting = pool.startSums(List.of(stack.all()), Points.of(coordinates, coordinates),
                    Transform.EXP, List.of(sum));
            held.await();
            long slices = Math.ceilDiv(firstBlock, pool.planSums(stack.all(), Points.of(coordinates, coordinates))
                    .chunkPoints());
            // All ranges but the one that is held will be done, and those of the next block can't have begun.
            long done = slices + 64 - 1;
            ChunkGate.awaitChunks(waiting, done);
            for (int call = 0; call < 20; call++) {
                fixture.requireWorks(pool);
            }
            assertEquals(done, waiting.chunksDone());
            assertFalse(waiting.isDone());
            mayGoOn.countDown();
            waiting.await();
            assertEquals(2 * (slices + 64), waiting.chunks());
            assertEquals(waiting.chunks(), waiting.chunksDone());
            assertEquals(points, heard.get());
            assertEquals(points, sum.get(ValueLayout.JAVA_DOUBLE, 0));
        } finally {
            mayGoOn.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Another thread writes points while they are ordered: on a small grid, on one of long slices, and on one with
     * more cells than {@link org.bilane.kernel.cell.SliceScratch} is for. Each write of an evaluation is checked by the
     * memory that it goes to, so one beyond it would be an exception here; wrong sums are all that may come of it.
     */
    @Test
    void pointsThatChangeMeanwhileHarmNothing() throws Exception {
        for (int n : new int[] {5, 400, 1300}) {
            int count = n == 1300 ? 1 << 19 : 1 << 20;
            try (Arena arena = Arena.ofShared();
                    SurfaceStack stack = SurfaceStack.of(Axis.index(n), Axis.index(n), slopes(n));
                    WorkerPool pool = WorkerPool.builder().workers(2).open()) {
                MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
                MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, count);
                Points points = Points.of(x, y);
                FutureTask<Void> writer = new FutureTask<>(() -> write(x, y, n), null);
                Thread thread = Thread.ofPlatform().daemon().start(writer);
                GuardedOutput sums = new GuardedOutput(arena, MANY);
                for (int call = 0; call < 6; call++) {
                    for (Evaluator evaluator : List.of(pool, Evaluator.onCallingThread())) {
                        evaluator.sums(stack.all(), points, Transform.EXP, sums.segment());
                        evaluator.sums(stack.all(), points.outside(Outside.LINEAR), Transform.IDENTITY, sums.segment());
                    }
                }
                assertFalse(writer.isDone(), "nobody wrote");
                thread.interrupt();
                writer.get();
                sums.read();
                assertEquals(OrderMemoryUse.idleBytes(), OrderMemoryUse.allBytes());
                double total = Evaluator.onCallingThread().total(stack.all(), points, Transform.IDENTITY);
                assertEquals(total, pool.total(stack.all(), points, Transform.IDENTITY));
            }
        }
    }

    /** So many surfaces that points are grouped, all of them the same. */
    private static double[][][] slopes(int n) {
        double[][] z = new double[n][n];
        for (int ix = 0; ix < n; ix++) {
            Arrays.setAll(z[ix], iy -> (iy % 7) / 8.0);
        }
        double[][][] all = new double[MANY][][];
        Arrays.fill(all, z);
        return all;
    }

    private static void write(MemorySegment x, MemorySegment y, int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] wild = {Double.NaN, Double.NEGATIVE_INFINITY, 1e300, -1e300, n - 1, 0};
        long points = x.byteSize() / Double.BYTES;
        while (!Thread.currentThread().isInterrupted()) {
            long from = random.nextLong(points - 4096);
            for (long i = from; i < from + 4096; i++) {
                boolean odd = random.nextInt(4) == 0;
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, odd ? wild[random.nextInt(6)] : random.nextDouble(-1, n));
                y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, odd ? wild[random.nextInt(6)] : random.nextDouble(-1, n));
            }
        }
        // What is left is summed by two evaluators, whose NaN need not be the same.
        for (long i = 0; i < points; i++) {
            if (Double.isNaN(x.getAtIndex(ValueLayout.JAVA_DOUBLE, i))) {
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, 1);
            }
            if (Double.isNaN(y.getAtIndex(ValueLayout.JAVA_DOUBLE, i))) {
                y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, 1);
            }
        }
    }
}

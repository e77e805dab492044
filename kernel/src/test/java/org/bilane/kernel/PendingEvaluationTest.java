package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers; where a test gates them, evaluations of values have 41 chunks of 496 points. */
@Timeout(60)
class PendingEvaluationTest {
    private static final int WORKERS = 2;
    private static final int CHUNK_POINTS = 496;
    private static final int CHUNKS = Math.ceilDiv(PoolFixture.POINTS, CHUNK_POINTS);

    private final PoolFixture fixture = new PoolFixture();
    private final ChunkGate gate = new ChunkGate();
    private final WorkerPool gated = WorkerPool.builder().workers(WORKERS).chunkPoints(CHUNK_POINTS).listener(gate)
            .open();
    private final MemorySegment values = fixture.outputOfAll();

    @AfterEach
    void close() {
        gate.open();
        gated.close();
        fixture.close();
    }

    private void requireWholeAfterwards() {
        gate.open();
        fixture.requireWorks(gated);
    }

    private void requireAllValues() {
        fixture.requireValues(fixture.stack.all(), fixture.points, Layout.SURFACE_MAJOR, values);
    }

    @Test
    void manyInFlightEachWithItsOwnSurfaceAndPointsGiveTheirOwnBits() {
        try (WorkerPool pool = WorkerPool.builder().workers(WORKERS).open()) {
            List<PendingEvaluation> pending = new ArrayList<>();
            List<MemorySegment> sums = new ArrayList<>();
            List<MemorySegment> stored = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                Surfaces surface = fixture.stack.only(i % PoolFixture.SURFACES);
                Points some = fixture.points.slice(i * 30, PoolFixture.POINTS - i * 70);
                sums.add(fixture.output(1));
                stored.add(fixture.output(some.size()));
                pending.add(fixture.startSums(pool, surface, some, sums.get(i)));
                pending.add(pool.startValues(List.of(surface), some, Transform.EXP, Layout.POINT_MAJOR,
                        List.of(stored.get(i))));
            }
            for (PendingEvaluation evaluation : pending.reversed()) {
                evaluation.await();
                assertTrue(evaluation.isDone());
                assertEquals(evaluation.chunks(), evaluation.chunksDone());
            }
            for (int i = 0; i < 150; i++) {
                Surfaces surface = fixture.stack.only(i % PoolFixture.SURFACES);
                Points some = fixture.points.slice(i * 30, PoolFixture.POINTS - i * 70);
                fixture.requireSums(surface, some, sums.get(i));
                fixture.requireValues(surface, some, Layout.POINT_MAJOR, stored.get(i));
            }
        }
    }

    @Test
    void evaluationOfNoPointsIsDoneAtOnce() {
        MemorySegment sums = fixture.output(PoolFixture.SURFACES);
        PendingEvaluation evaluation = fixture.startSums(gated, fixture.stack.all(), fixture.points.slice(5, 5), sums);
        assertTrue(evaluation.isDone());
        evaluation.await();
        fixture.requireSums(fixture.stack.all(), fixture.points.slice(5, 5), sums);
    }

    @Test
    void timeoutOfAwaitLetsTheEvaluationGoOn() {
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        assertFalse(evaluation.await(Duration.ofMillis(10)));
        assertFalse(evaluation.await(Duration.ZERO));
        assertFalse(evaluation.await(Duration.ofSeconds(Long.MIN_VALUE)));
        assertFalse(evaluation.isDone());
        gate.permit(7);
        ChunkGate.awaitChunks(evaluation, 7);
        assertFalse(evaluation.await(Duration.ofMillis(1)));
        assertEquals(7, evaluation.chunksDone());
        assertEquals(CHUNKS, evaluation.chunks());
        gate.open();
        assertTrue(evaluation.await(Duration.ofSeconds(Long.MAX_VALUE)));
        requireAllValues();
    }

    @Test
    void awaitOrCancelStopsTheWorkersAndSaysHowFarTheyGot() throws Exception {
        AtomicInteger listened = new AtomicInteger();
        try (WorkerPool slow = WorkerPool.builder().workers(WORKERS).chunkPoints(8).listener((points, surfaces) -> {
            listened.incrementAndGet();
            sleepOneMilli();
        }).open()) {
            PendingEvaluation evaluation = fixture.startAllValues(slow, values);
            EvaluationStoppedException e = assertThrows(EvaluationStoppedException.class,
                    () -> evaluation.awaitOrCancel(Duration.ofMillis(20)));
            assertTrue(evaluation.isDone());
            assertEquals(Math.ceilDiv(PoolFixture.POINTS, 8), e.chunks());
            assertEquals(listened.get(), e.chunksDone());
            assertEquals("the evaluation was stopped (timed out) after " + e.chunksDone() + " of " + e.chunks()
                    + " chunks", e.getMessage());
            Thread.sleep(20);
            assertEquals(e.chunksDone(), listened.get(), "a worker went on");
        }
    }

    @Test
    void awaitOrCancelInTimeReturns() {
        gate.open();
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        evaluation.awaitOrCancel(Duration.ofSeconds(50));
        requireAllValues();
    }

    @Test
    void cancelBeforeTheFirstChunkIsDone() {
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        evaluation.cancel();
        gate.open();
        requireStopped(evaluation, "cancelled", 0, WORKERS);
        requireWholeAfterwards();
    }

    @Test
    void cancelInTheMiddle() {
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        gate.permit(5);
        ChunkGate.awaitChunks(evaluation, 5);
        evaluation.cancel();
        gate.open();
        requireStopped(evaluation, "cancelled", 5, 5 + WORKERS);
        requireStopped(evaluation, "cancelled", 5, 5 + WORKERS);
        requireWholeAfterwards();
    }

    @Test
    void cancelAfterTheEndDoesNothing() {
        gate.open();
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        evaluation.await();
        evaluation.cancel();
        evaluation.await();
        assertEquals(CHUNKS, evaluation.chunksDone());
        requireAllValues();
    }

    @Test
    void interruptOfTheWaitingThreadCancels() throws Exception {
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread waiter = Thread.ofPlatform().start(() -> {
            thrown.set(assertThrows(RuntimeException.class, evaluation::await));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        gate.permit(3);
        gate.awaitArrivals(3 + WORKERS);
        waiter.interrupt();
        // Both workers stand at the gate in the middle of a chunk, so the waiter can't return sooner.
        assertFalse(waiter.join(Duration.ofMillis(20)));
        gate.open();
        waiter.join();
        assertTrue(interrupted.get());
        EvaluationStoppedException e = assertInstanceOf(EvaluationStoppedException.class, thrown.get());
        assertTrue(e.getMessage().contains("(interrupted)"), e.getMessage());
        assertTrue(e.chunksDone() >= 3 && e.chunksDone() < CHUNKS, e.getMessage());
        requireWholeAfterwards();
    }

    @Test
    void interruptOfABlockingCallStopsIt() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> thrown.set(assertThrows(RuntimeException.class,
                () -> gated.values(fixture.stack.all(), fixture.points, Transform.EXP, Layout.SURFACE_MAJOR, values))));
        gate.permit(3);
        gate.awaitArrivals(3 + WORKERS);
        caller.interrupt();
        assertFalse(caller.join(Duration.ofMillis(20)));
        gate.open();
        caller.join();
        assertInstanceOf(EvaluationStoppedException.class, thrown.get());
        requireWholeAfterwards();
    }

    @Test
    void timeoutHoldsWhileAnotherThreadWaits() throws Exception {
        PendingEvaluation evaluation = fixture.startAllValues(gated, values);
        gate.awaitArrivals(WORKERS);
        Thread patient = Thread.ofPlatform()
                .start(() -> assertThrows(EvaluationStoppedException.class, evaluation::await));
        while (patient.getState() != Thread.State.TIMED_WAITING && patient.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        assertFalse(evaluation.await(Duration.ofMillis(10)));
        Thread impatient = Thread.ofPlatform().start(() -> assertThrows(EvaluationStoppedException.class,
                () -> evaluation.awaitOrCancel(Duration.ofMillis(10))));
        // It has a deadline until it has cancelled, and none afterwards.
        while (impatient.getState() != Thread.State.WAITING) {
            assertTrue(impatient.isAlive(), "it ended while workers stood at the gate");
            Thread.sleep(1);
        }
        gate.open();
        impatient.join();
        patient.join();
        requireStopped(evaluation, "timed out", 0, CHUNKS - 1);
    }

    @Test
    void workerMayNotWaitForItsOwnPool() throws Exception {
        CompletableFuture<WorkerPool> pool = new CompletableFuture<>();
        CompletableFuture<PendingEvaluation> evaluation = new CompletableFuture<>();
        Queue<String> refusals = new ConcurrentLinkedQueue<>();
        try (WorkerPool opened = WorkerPool.builder().workers(1).chunkPoints(8).listener((points, surfaces) -> {
            if (refusals.isEmpty()) {
                refusals.add(assertThrows(IllegalStateException.class, evaluation.join()::await).getMessage());
                refusals.add(assertThrows(IllegalStateException.class, () -> fixture.requireWorks(pool.join()))
                        .getMessage());
            }
        }).open()) {
            pool.complete(opened);
            evaluation.complete(fixture.startAllValues(opened, values));
            evaluation.join().await();
        }
        requireAllValues();
        assertEquals(2, refusals.size());
        refusals.forEach(refusal -> assertTrue(refusal.contains("own worker bilane-worker-0"), refusal));
    }

    @Test
    void failureOfAWorkerIsTheCauseOfTheCallersAndThePoolIsWhole() {
        AtomicReference<RuntimeException> failure =
                new AtomicReference<>(new UnsupportedOperationException("listener"));
        try (WorkerPool pool = WorkerPool.builder().workers(WORKERS).chunkPoints(64).listener((points, surfaces) -> {
            if (failure.get() != null) {
                throw failure.get();
            }
        }).open()) {
            PendingEvaluation evaluation = fixture.startAllValues(pool, values);
            IllegalStateException e = assertThrows(IllegalStateException.class, evaluation::await);
            assertSame(failure.get(), e.getCause());
            assertSame(failure.get(), assertThrows(IllegalStateException.class, () -> fixture.requireWorks(pool))
                    .getCause());
            failure.set(null);
            fixture.requireWorks(pool);
        }
    }

    @Test
    void closeOfThePoolLetsEvaluationsUnderWayBeDoneAndRefusesOthers() {
        WorkerPool pool = WorkerPool.builder().workers(WORKERS).chunkPoints(64).open();
        PendingEvaluation evaluation = fixture.startAllValues(pool, values);
        pool.close();
        assertTrue(evaluation.isDone());
        evaluation.await();
        requireAllValues();
        assertThrows(IllegalStateException.class, () -> fixture.startAllValues(pool, values));
    }

    private static void requireStopped(PendingEvaluation evaluation, String why, long least, long most) {
        EvaluationStoppedException e = assertThrows(EvaluationStoppedException.class, evaluation::await);
        assertTrue(evaluation.isDone());
        assertTrue(e.getMessage().contains("(" + why + ")"), e.getMessage());
        assertEquals(evaluation.chunksDone(), e.chunksDone());
        assertEquals(CHUNKS, e.chunks());
        assertTrue(least <= e.chunksDone() && e.chunksDone() <= most, e.getMessage());
    }

    private static void sleepOneMilli() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

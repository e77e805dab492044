package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a pool, its failures, and callers that share it. */
class WorkerPoolTest {
    private static final double[] AXIS = {0, 1, 2, 3};
    /** Many chunks and blocks of points. */
    private static final int MANY = 40_000;
    /** Less than a chunk: no worker is woken. */
    private static final int FEW = 10;
    private static final String WORKER = "bilane-worker-";

    private LoadedCase many;
    private LoadedCase few;

    @BeforeEach
    void load() {
        many = loaded(MANY);
        few = loaded(FEW);
    }

    @AfterEach
    void unload() {
        many.close();
        few.close();
    }

    private static LoadedCase loaded(int points) {
        SplittableRandom random = new SplittableRandom(1);
        return new LoadedCase(AXIS, AXIS, random.doubles(9L * 16, -1, 1).toArray(),
                random.doubles(points, 0, 3).toArray(), random.doubles(points, 0, 3).toArray());
    }

    private static double total(Evaluator evaluator, LoadedCase loaded) {
        return evaluator.total(loaded.stack().all(), loaded.points(), Transform.EXP);
    }

    private static double[] values(Evaluator evaluator, LoadedCase loaded) {
        return ValueShape.SURFACE_MAJOR.evaluate(evaluator, loaded, Transform.EXP);
    }

    @Test
    void callsAfterCloseAreRefusedAndClosingTwiceIsAllowed() {
        WorkerPool pool = WorkerPool.builder().workers(2).open();
        pool.close();
        pool.close();
        GuardedOutput output = few.output(9);
        assertAll(
                () -> assertThrows(IllegalStateException.class, () -> total(pool, many)),
                () -> assertThrows(IllegalStateException.class, () -> pool.sums(few.stack().all(), few.points(),
                        Transform.EXP, output.segment())),
                () -> assertTrue(assertThrows(IllegalStateException.class, () -> values(pool, few)).getMessage()
                        .startsWith("pool: ")),
                output::requireUntouched);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void fewerThanOneWorkerIsRefused(int workers) {
        String message = assertThrows(IllegalArgumentException.class, () -> WorkerPool.builder().workers(workers))
                .getMessage();
        assertTrue(message.contains("workers = " + workers), message);
    }

    @Test
    void aMissingListenerIsRefused() {
        assertTrue(assertThrows(NullPointerException.class, () -> WorkerPool.builder().listener(null)).getMessage()
                .contains("listener"));
    }

    /** Else the workers would wait for themselves. */
    @Test
    void aCallFromAWorkerIsRefused() {
        LoadedCase loaded = many;
        AtomicReference<WorkerPool> itself = new AtomicReference<>();
        AtomicReference<RuntimeException> refusal = new AtomicReference<>();
        AtomicReference<RuntimeException> closing = new AtomicReference<>();
        try (WorkerPool pool = WorkerPool.builder().workers(2).listener((p, s) -> {
            refusal.set(assertThrows(IllegalStateException.class, () -> total(itself.get(), few)));
            closing.set(assertThrows(IllegalStateException.class, () -> itself.get().close()));
        }).open()) {
            itself.set(pool);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                assertEquals(total(Evaluator.onCallingThread(), loaded), total(pool, loaded));
                values(pool, loaded);
            });
            assertTrue(refusal.get().getMessage().startsWith("pool: "), refusal.get().getMessage());
            assertTrue(closing.get().getMessage().startsWith("pool: "), closing.get().getMessage());
        }
    }

    @Test
    void listenersHearOfEveryPointOnce() {
        AtomicLong heard = new AtomicLong();
        try (WorkerPool pool = WorkerPool.builder().workers(3).listener((p, s) -> heard.addAndGet(p * s)).open()) {
            total(pool, many);
            assertEquals(9L * MANY, heard.getAndSet(0));
            values(pool, many);
            assertEquals(9L * MANY, heard.getAndSet(0));
            total(pool, few);
            assertEquals(9L * FEW, heard.get());
        }
    }

    @Test
    void aFailureInAWorkerReachesTheCallerAndThePoolGoesOn() {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (WorkerPool pool = WorkerPool.builder().workers(2).listener((p, s) -> {
            if (failing.get()) {
                throw new UnsupportedOperationException("the listener's own");
            }
        }).open()) {
            for (int time = 0; time < 50; time++) {
                failing.set(true);
                RuntimeException thrown = assertThrows(RuntimeException.class, () -> total(pool, many));
                assertTrue(thrown.getMessage().contains("the listener's own"), thrown.getMessage());
                assertEquals(UnsupportedOperationException.class, thrown.getCause().getClass());
                assertTrue(Arrays.stream(thrown.getCause().getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("work")), "the worker's trace");
                assertTrue(Arrays.stream(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(WorkerPoolTest.class.getName())),
                        "the caller's trace");
                failing.set(false);
                assertEquals(total(Evaluator.onCallingThread(), many), total(pool, many));
            }
            failing.set(true);
            assertThrows(RuntimeException.class, () -> values(pool, many));
            failing.set(false);
            SameBits.require(values(Evaluator.onCallingThread(), many), values(pool, many), at -> "value " + at);
        }
    }

    @Test
    void anErrorInAWorkerReachesTheCallerAsAnError() {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (WorkerPool pool = WorkerPool.builder().workers(2).listener((p, s) -> {
            if (failing.get()) {
                throw new StackOverflowError("the listener's own");
            }
        }).open()) {
            Error thrown = assertThrows(Error.class, () -> total(pool, many));
            assertEquals(StackOverflowError.class, thrown.getCause().getClass());
            failing.set(false);
            assertEquals(total(Evaluator.onCallingThread(), many), total(pool, many));
        }
    }

    @Test
    void threadsThatShareAPoolAllGetRightAnswers() throws Exception {
        double expected = total(Evaluator.onCallingThread(), many);
        double expectedOfFew = total(Evaluator.onCallingThread(), few);
        double[] expectedValues = values(Evaluator.onCallingThread(), few);
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            List<FutureTask<Void>> callers = new ArrayList<>();
            for (int c = 0; c < 6; c++) {
                FutureTask<Void> caller = new FutureTask<>(() -> {
                    for (int call = 0; call < 60; call++) {
                        assertEquals(expected, total(pool, many));
                        assertEquals(expectedOfFew, total(pool, few));
                        SameBits.require(expectedValues, values(pool, few), at -> "value " + at);
                    }
                    return null;
                });
                callers.add(caller);
                Thread.ofPlatform().daemon().start(caller);
            }
            for (FutureTask<Void> caller : callers) {
                caller.get();
            }
        }
    }

    @Test
    void threadsThatShareTheCallingThreadsEvaluatorAllGetRightAnswers() throws Exception {
        double expected = total(Evaluator.onCallingThread(), many);
        List<FutureTask<Void>> callers = new ArrayList<>();
        for (int c = 0; c < 16; c++) {
            FutureTask<Void> caller = new FutureTask<>(() -> {
                for (int call = 0; call < 30; call++) {
                    assertEquals(expected, total(Evaluator.onCallingThread(), many));
                }
                return null;
            });
            callers.add(caller);
            Thread.ofPlatform().daemon().start(caller);
        }
        for (FutureTask<Void> caller : callers) {
            caller.get();
        }
    }

    @Test
    void closingWaitsForTheCallThatIsUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        WorkerPool pool = WorkerPool.builder().workers(2).listener((p, s) -> {
            started.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).open();
        FutureTask<Double> call = new FutureTask<>(() -> total(pool, many));
        Thread.ofPlatform().daemon().start(call);
        started.await();
        FutureTask<Void> closing = new FutureTask<>(pool::close, null);
        Thread closer = Thread.ofPlatform().daemon().start(closing);
        while (closer.getState() == Thread.State.RUNNABLE || closer.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        assertFalse(closing.isDone());
        mayGoOn.countDown();
        assertEquals(total(Evaluator.onCallingThread(), many), call.get());
        closing.get();
        assertThrows(IllegalStateException.class, () -> total(pool, few));
    }

    @Test
    void anInterruptStopsACallAndLeavesThePoolWhole() {
        Thread caller = Thread.currentThread();
        // Holds the workers until the caller waits: of an interrupted call, for the chunks that are under way.
        ChunkListener holding = (points, surfaces) -> {
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        };
        try (WorkerPool pool = WorkerPool.builder().workers(2).listener(holding).open()) {
            caller.interrupt();
            EvaluationStoppedException stopped =
                    assertThrows(EvaluationStoppedException.class, () -> total(pool, many));
            assertTrue(Thread.interrupted());
            assertTrue(stopped.chunksDone() < stopped.chunks(), stopped.getMessage());
            assertEquals(total(Evaluator.onCallingThread(), many), total(pool, many));
        }
    }

    @Test
    void poolsThatAreClosedLeaveNoThread() {
        assertEquals(List.of(), workers());
        for (int i = 0; i < 200; i++) {
            try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
                if (i % 10 == 0) {
                    total(pool, many);
                }
            }
        }
        assertEquals(List.of(), workers());
    }

    @Test
    void workersAreAsManyAsAskedAndDaemons() {
        try (WorkerPool pool = WorkerPool.builder().workers(3).open()) {
            assertEquals(3, pool.workers());
            assertEquals(3, workers().size());
            assertTrue(workers().stream().allMatch(Thread::isDaemon));
        }
    }

    @Test
    void moreWorkersThanCpusRunUnpinnedAndGiveTheSame() {
        int cpus = CpuTopology.ofThisMachine().allowed().size();
        try (WorkerPool pool = WorkerPool.builder().workers(cpus + 1).open()) {
            assertTrue(pool.unpinnedBecause().isPresent());
            assertEquals(total(Evaluator.onCallingThread(), many), total(pool, many));
        }
    }

    @Test
    void pinningCanBeTurnedOff() {
        try (WorkerPool pool = WorkerPool.builder().workers(1).pinned(false).open()) {
            assertNotNull(pool.unpinnedBecause().orElseThrow());
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(WORKER)).toList();
    }
}

package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs of more phases than one. */
@Timeout(60)
class JobPhasesTest {
    private static final int WORKERS = 4;
    private static final int HUNG_SECONDS = 30;

    private final Thread[] workers = new Thread[WORKERS];
    private final CountDownLatch started = new CountDownLatch(WORKERS);
    private final Crew crew = new Crew(WORKERS, "phases-test", worker -> {
        workers[worker] = Thread.currentThread();
        started.countDown();
    });
    private final Job job = new Job();
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        gate.release(1000);
        crew.close();
    }

    private static int[] randomSizes(SplittableRandom random) {
        return random.ints(1 + random.nextInt(20), 1, 1 + (1 << random.nextInt(4))).toArray();
    }

    /** Threads that enter all the time stand for workers that the system delays. */
    @Test
    void aPhaseOpensOnceAndOnlyWhenAllTasksBeforeAreDone() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        OtherThreads late = new OtherThreads();
        for (int t = 0; t < 2; t++) {
            late.start(() -> {
                while (!over.get()) {
                    job.work(0);
                    Thread.onSpinWait();
                }
                return null;
            });
        }
        SplittableRandom random = new SplittableRandom(11);
        for (int generation = 0; generation < 10_000; generation++) {
            PhasedTasks tasks = new PhasedTasks(randomSizes(random));
            crew.publish(job, tasks);
            tasks.requireDone(job);
        }
        over.set(true);
        late.requireSuccess();
    }

    @Test
    void manyJobsOfPhasesAtOnce() throws Exception {
        OtherThreads publishers = new OtherThreads();
        for (int p = 0; p < 4; p++) {
            SplittableRandom random = new SplittableRandom(p);
            publishers.start(() -> {
                Job own = new Job();
                for (int generation = 0; generation < 3000; generation++) {
                    PhasedTasks tasks = new PhasedTasks(randomSizes(random));
                    crew.publish(own, tasks);
                    tasks.requireDone(own);
                }
                return null;
            });
        }
        publishers.requireSuccess();
    }

    @Test
    void doneNeverFalls() throws Exception {
        for (int generation = 0; generation < 300; generation++) {
            PhasedTasks tasks = new PhasedTasks(7, 1, 30, 2, 2, 40);
            crew.publish(job, tasks);
            long last = 0;
            while (!job.hasEnded()) {
                long done = job.done();
                assertTrue(done >= last && done <= tasks.count(), last + " tasks were done, then " + done);
                last = done;
            }
            tasks.requireDone(job);
        }
    }

    @Test
    void openingThatThrowsFailsTheJobAndTheNextGenerationIsSound() throws Exception {
        for (Error failure : new Error[] {new AssertionError("open"), new StackOverflowError("open")}) {
            for (int generation = 0; generation < 100; generation++) {
                PhasedTasks tasks = new PhasedTasks(number -> { }, first -> {
                    if (first == 5) {
                        throw failure;
                    }
                }, 2, 3, 4);
                crew.publish(job, tasks);
                tasks.requireEndedAfter(job, 5, 3);
                assertSame(failure, job.failure());

                PhasedTasks next = new PhasedTasks(2, 3, 4);
                crew.publish(job, next);
                next.requireDone(job);
            }
        }
    }

    @Test
    void openingOfTheFirstPhaseThatThrowsTakesNoPlace() throws Exception {
        IllegalArgumentException failure = new IllegalArgumentException("first");
        for (int generation = 0; generation < 200; generation++) {
            PhasedTasks tasks = new PhasedTasks(number -> { }, first -> {
                throw failure;
            }, 2, 2);
            assertSame(failure, assertThrows(IllegalArgumentException.class, () -> crew.publish(job, tasks)));
            assertTrue(job.hasEnded());
        }
        PhasedTasks tasks = new PhasedTasks(2, 2);
        crew.publish(job, tasks);
        tasks.requireDone(job);
    }

    @Test
    void stopWhileTheLastTaskOfAPhaseRunsEndsTheJobWithoutOpeningTheNext() throws Exception {
        for (int generation = 0; generation < 200; generation++) {
            CountDownLatch begun = new CountDownLatch(1);
            PhasedTasks tasks = new PhasedTasks(number -> {
                if (number == 3) {
                    begun.countDown();
                    gate.acquireUninterruptibly();
                }
            }, first -> { }, 3, 1, 3);
            crew.publish(job, tasks);
            begun.await();
            job.stop();
            assertFalse(job.hasEnded(), "it ended while a task was running");
            gate.release();
            tasks.requireEndedAfter(job, 4, 2);
        }
    }

    @Test
    void stopAtAnyMomentEndsTheJobOnce() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        AtomicInteger stopped = new AtomicInteger();
        for (int generation = 0; generation < 5000; generation++) {
            int stopAt = random.nextInt(12);
            boolean inOpening = random.nextBoolean();
            PhasedTasks tasks = new PhasedTasks(number -> {
                if (!inOpening && number == stopAt) {
                    job.stop();
                }
            }, first -> {
                if (inOpening && first > 0 && first == stopAt / 3 * 3) {
                    job.stop();
                }
            }, 3, 3, 3, 3);
            crew.publish(job, tasks);
            CountingTasks.awaitEnd(job);
            int done = (int) job.done();
            tasks.requireEndedAfter(job, done, tasks.opens.get());
            // A phase is opened by the one that did the last task before it.
            int phases = Math.min(4, done / 3 + 1);
            assertTrue(tasks.opens.get() == phases || tasks.opens.get() == phases - 1 && done % 3 == 0,
                    done + " tasks done, " + tasks.opens + " phases opened");
            if (inOpening && stopAt >= 3) {
                assertEquals(stopAt / 3 * 3, done, "a task ran after the opening that stopped");
            }
            stopped.addAndGet(done < 12 ? 1 : 0);
        }
        assertTrue(stopped.get() > 0, "no stop came in time");
    }

    @Test
    void failureInAPhaseKeepsTheNextFromOpening() throws Exception {
        IllegalStateException failure = new IllegalStateException("task 4");
        for (int generation = 0; generation < 1000; generation++) {
            PhasedTasks tasks = new PhasedTasks(number -> {
                if (number == 4) {
                    throw failure;
                }
            }, first -> { }, 3, 3, 3);
            crew.publish(job, tasks);
            CountingTasks.awaitEnd(job);
            assertSame(failure, job.failure());
            tasks.requireEndedAfter(job, (int) job.done(), 2);
            assertTrue(job.done() >= 3 && job.done() <= 5, job.done() + " tasks done");
        }
    }

    @Test
    void parkedWorkersAreWokenByANewPhase() throws Exception {
        started.await();
        for (int generation = 0; generation < 20; generation++) {
            CyclicBarrier all = new CyclicBarrier(WORKERS);
            PhasedTasks tasks = new PhasedTasks(number -> {
                if (number == 0) {
                    awaitOthersParked();
                } else {
                    meet(all);
                }
            }, first -> { }, 1, WORKERS);
            crew.publish(job, tasks);
            tasks.requireDone(job);
        }
    }

    private void awaitOthersParked() {
        try {
            for (Thread worker : workers) {
                if (worker != Thread.currentThread()) {
                    OtherThreads.awaitWaiting(worker);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(HUNG_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not all workers came", e);
        }
    }

    @Test
    void otherJobsAreDoneWhileAPhaseWaits() throws Exception {
        PhasedTasks waiting = new PhasedTasks(number -> {
            if (number == 1) {
                gate.acquireUninterruptibly();
            }
        }, first -> { }, 2, 6);
        crew.publish(job, waiting);
        Job other = new Job();
        for (int generation = 0; generation < 200; generation++) {
            PhasedTasks tasks = new PhasedTasks(5, 5);
            crew.publish(other, tasks);
            tasks.requireDone(other);
        }
        assertFalse(job.hasEnded());
        assertEquals(1, waiting.opens.get());
        gate.release();
        waiting.requireDone(job);
    }

    @Test
    void closeLetsAllPhasesOfAJobUnderWayBeDone() throws Exception {
        PhasedTasks tasks = new PhasedTasks(number -> {
            if (number == 0) {
                gate.acquireUninterruptibly();
            }
        }, first -> { }, 1, 5, 1, 7);
        crew.publish(job, tasks);
        OtherThreads closer = new OtherThreads();
        OtherThreads.awaitWaiting(closer.start(() -> {
            crew.close();
            return null;
        }));
        gate.release();
        closer.requireSuccess();
        tasks.requireDone(job);
    }
}

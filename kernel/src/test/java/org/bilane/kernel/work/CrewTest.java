package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {
    private static final int PLACES = 64;

    private static Crew crew(int size) {
        return new Crew(size, "crew-test", worker -> { });
    }

    /** Short and long generations of one job: a late worker of a short one must not take a task of a long one twice. */
    @Test
    void everyTaskOfManyTinyJobsRunsExactlyOnce() throws Exception {
        try (Crew crew = crew(4)) {
            OtherThreads publishers = new OtherThreads();
            for (int p = 0; p < 4; p++) {
                SplittableRandom random = new SplittableRandom(p);
                publishers.start(() -> {
                    Job job = new Job();
                    for (int generation = 0; generation < 40_000; generation++) {
                        CountingTasks tasks = new CountingTasks(generation % 2 == 0 ? random.nextInt(4) : 40);
                        crew.publish(job, tasks);
                        tasks.requireDone(job);
                    }
                    return null;
                });
            }
            publishers.requireSuccess();
        }
    }

    @Test
    void theStartOfAllWorkersIsAwaitedEvenByAnInterruptedThread() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        try (Crew crew = new Crew(2, "crew-test", worker -> {
            awaitUninterruptibly(gate);
            started.incrementAndGet();
        })) {
            OtherThreads waiting = new OtherThreads();
            CountDownLatch interrupted = new CountDownLatch(1);
            Thread thread = waiting.start(() -> {
                Thread.currentThread().interrupt();
                assertEquals(0, started.get());
                interrupted.countDown();
                crew.awaitStart();
                assertEquals(2, started.get());
                assertTrue(Thread.interrupted());
                return null;
            });
            interrupted.await();
            OtherThreads.awaitWaiting(thread);
            gate.countDown();
            waiting.requireSuccess();
        }
    }

    @Test
    void aWorkerDoesNotWaitForTheStartOfTheOthers() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (Crew crew = new Crew(2, "crew-test", worker -> {
            if (worker == 1) {
                awaitUninterruptibly(gate);
            }
        })) {
            Job job = new Job();
            CountingTasks tasks = new CountingTasks(1, number -> {
                crew.awaitStart();
                gate.countDown();
            });
            crew.publish(job, tasks);
            tasks.requireDone(job);
        }
    }

    @Test
    void moreJobsThanPlacesWaitForTheirTurn() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (Crew crew = crew(2)) {
            List<Job> jobs = new ArrayList<>();
            List<CountingTasks> tasks = new ArrayList<>();
            AtomicInteger published = new AtomicInteger();
            for (int j = 0; j < 3 * PLACES; j++) {
                jobs.add(new Job());
                tasks.add(new CountingTasks(3, number -> awaitUninterruptibly(gate)));
            }
            OtherThreads publisher = new OtherThreads();
            Thread thread = publisher.start(() -> {
                for (int j = 0; j < jobs.size(); j++) {
                    crew.publish(jobs.get(j), tasks.get(j));
                    published.incrementAndGet();
                }
                return null;
            });
            OtherThreads.awaitWaiting(thread);
            assertEquals(PLACES, published.get());
            gate.countDown();
            publisher.requireSuccess();
            for (int j = 0; j < jobs.size(); j++) {
                tasks.get(j).requireDone(jobs.get(j));
            }
        }
    }

    @Test
    void waitingForAPlaceEndsWithAnInterrupt() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (Crew crew = crew(1)) {
            fill(crew, gate);
            CountingTasks tasks = new CountingTasks(1);
            OtherThreads publisher = new OtherThreads();
            Thread thread = publisher.start(() -> {
                Job job = new Job();
                assertThrows(InterruptedException.class, () -> crew.publish(job, tasks));
                assertTrue(job.hasEnded());
                return null;
            });
            OtherThreads.awaitWaiting(thread);
            thread.interrupt();
            publisher.requireSuccess();
            gate.countDown();
            requireWorks(crew);
            assertEquals(0, tasks.ran());
        }
    }

    @Test
    void workerIsRefusedAPlaceThatItWouldHaveToWaitFor() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        try (Crew crew = crew(1)) {
            Job job = new Job();
            crew.publish(job, new CountingTasks(1, number -> {
                awaitUninterruptibly(gate);
                refusal.set(assertThrows(IllegalStateException.class,
                        () -> crew.publish(new Job(), new CountingTasks(1))));
            }));
            for (int j = 1; j < PLACES; j++) {
                crew.publish(new Job(), new CountingTasks(1));
            }
            gate.countDown();
            CountingTasks.awaitEnd(job);
            assertTrue(refusal.get().getMessage().contains("crew-test-0 may not wait"), refusal.get().getMessage());
            requireWorks(crew);
        }
    }

    @Test
    void workerMayPublishWhileThereIsRoom() throws Exception {
        try (Crew crew = crew(1)) {
            Job inner = new Job();
            CountingTasks innerTasks = new CountingTasks(5);
            CountingTasks tasks = new CountingTasks(1, number -> publish(crew, inner, innerTasks));
            Job job = new Job();
            crew.publish(job, tasks);
            tasks.requireDone(job);
            innerTasks.requireDone(inner);
        }
    }

    @Test
    void publishAgainstCloseIsRefusedOrDoneOrStoppedButNeverHangs() throws Exception {
        for (int round = 0; round < 1500; round++) {
            Crew crew = crew(1 + round % 2);
            CountDownLatch begun = new CountDownLatch(1);
            OtherThreads publisher = new OtherThreads();
            publisher.start(() -> {
                Job job = new Job();
                while (true) {
                    CountingTasks tasks = new CountingTasks(2);
                    try {
                        crew.publish(job, tasks);
                    } catch (IllegalStateException e) {
                        assertEquals("pool: it is closed", e.getMessage());
                        assertEquals(0, tasks.ends.get());
                        return null;
                    } finally {
                        begun.countDown();
                    }
                    tasks.requireEnded(job);
                }
            });
            begun.await();
            crew.close();
            publisher.requireSuccess();
        }
    }

    @Test
    void closeLetsJobsUnderWayBeDoneAndEndsTheThreads() throws Exception {
        Crew crew = crew(3);
        Thread worker = crew.anyWorker();
        CountDownLatch gate = new CountDownLatch(1);
        CountingTasks tasks = new CountingTasks(100, number -> awaitUninterruptibly(gate));
        Job job = new Job();
        crew.publish(job, tasks);
        OtherThreads closer = new OtherThreads();
        OtherThreads.awaitWaiting(closer.start(() -> {
            crew.close();
            return null;
        }));
        gate.countDown();
        closer.requireSuccess();
        assertFalse(worker.isAlive());
        tasks.requireDone(job);
        crew.close();
        assertTrue(crew.isClosed());
        assertThrows(IllegalStateException.class, () -> crew.publish(job, new CountingTasks(1)));
    }

    @Test
    void closeKeepsAnInterruptAndIsRefusedToWorkers() throws Exception {
        Crew crew = crew(1);
        Job job = new Job();
        crew.publish(job, new CountingTasks(1, number -> crew.close()));
        CountingTasks.awaitEnd(job);
        assertInstanceOf(IllegalStateException.class, job.failure());
        assertFalse(crew.isClosed());
        Thread.currentThread().interrupt();
        crew.close();
        assertTrue(Thread.interrupted());
        assertFalse(crew.anyWorker().isAlive());
    }

    @Test
    void workerWhoseStartFailsWorksAllTheSame() throws Exception {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        Error failure = new AssertionError("at start");
        try (Crew crew = new Crew(2, "crew-test", worker -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.set(e));
            throw failure;
        })) {
            requireWorks(crew);
        }
        assertSame(failure, reported.get());
    }

    private static void fill(Crew crew, CountDownLatch gate) throws InterruptedException {
        for (int j = 0; j < PLACES; j++) {
            crew.publish(new Job(), new CountingTasks(1, number -> awaitUninterruptibly(gate)));
        }
    }

    private static void requireWorks(Crew crew) throws InterruptedException {
        CountingTasks tasks = new CountingTasks(100);
        Job job = new Job();
        crew.publish(job, tasks);
        tasks.requireDone(job);
    }

    private static void publish(Crew crew, Job job, Tasks tasks) {
        try {
            crew.publish(job, tasks);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

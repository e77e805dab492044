package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobTest {
    private final Crew crew = new Crew(2, "job-test", worker -> { });
    private final Job job = new Job();
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        gate.release(1000);
        crew.close();
    }

    @Test
    void jobThatWasNeverPublishedHasEndedAndHasNothingToDo() {
        assertTrue(job.hasEnded());
        assertTrue(job.await(false, 0, true));
        assertFalse(job.work(0));
        job.stop();
        assertTrue(job.hasEnded());
    }

    @Test
    void jobWithoutTasksEndsWhenItIsPublished() throws Exception {
        for (int generation = 1; generation <= 1000; generation++) {
            CountingTasks tasks = new CountingTasks(0);
            crew.publish(job, tasks);
            assertTrue(job.hasEnded());
            tasks.requireDone(job);
        }
    }

    @Test
    void workerThatComesAfterTheEndFindsNoTask() throws Exception {
        CountingTasks tasks = new CountingTasks(100, number -> gate.acquireUninterruptibly());
        crew.publish(job, tasks);
        job.stop();
        gate.release(100);
        tasks.requireEnded(job);
        assertTrue(tasks.ran() <= 2, tasks.ran() + " tasks were claimed after the stop");
        int ran = tasks.ran();
        assertFalse(job.hasTasks());
        assertFalse(job.work(0));
        assertEquals(ran, tasks.ran());
        assertEquals(1, tasks.ends.get());
    }

    /** Threads that enter all the time, while the end takes long, stand for workers that the system delays. */
    @Test
    void lateWorkersTakeNoTaskOfTheNextGenerationTwice() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        OtherThreads late = new OtherThreads();
        for (int t = 0; t < 3; t++) {
            late.start(() -> {
                while (!over.get()) {
                    job.work(0);
                    for (int i = 0; i < 10; i++) {
                        Thread.onSpinWait();
                    }
                }
                return null;
            });
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        for (int generation = 0; System.nanoTime() < until; generation++) {
            CountingTasks tasks = new CountingTasks(generation % 2 == 0 ? 1 : 3000, number -> { }, () -> {
                for (int i = 0; i < 300; i++) {
                    Thread.onSpinWait();
                }
            });
            crew.publish(job, tasks);
            tasks.requireDone(job);
        }
        over.set(true);
        late.requireSuccess();
    }

    @Test
    void stopAgainstCompletionEndsOnce() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        AtomicLong stopped = new AtomicLong();
        for (int generation = 0; generation < 10_000; generation++) {
            int stopAt = random.nextInt(60);
            CountingTasks tasks = new CountingTasks(50, number -> {
                if (number == stopAt) {
                    job.stop();
                }
            });
            crew.publish(job, tasks);
            if (stopAt >= 50) {
                job.stop();
            }
            tasks.requireEnded(job);
            stopped.addAndGet(50 - tasks.ran());
        }
        assertTrue(stopped.get() > 0, "no stop came in time");
    }

    @Test
    void failureStopsTheJobAndIsForgottenInTheNextGeneration() throws Exception {
        for (Throwable failure : new Throwable[] {new IllegalArgumentException("a"), new StackOverflowError("b")}) {
            CountingTasks tasks = new CountingTasks(1000, number -> {
                if (number == 3) {
                    throw JobTest.<RuntimeException>unchecked(failure);
                }
            });
            crew.publish(job, tasks);
            CountingTasks.awaitEnd(job);
            assertSame(failure, job.failure());
            assertEquals(1, tasks.ends.get());
            assertEquals(tasks.ran() - 1, job.done());

            CountingTasks next = new CountingTasks(1000);
            crew.publish(job, next);
            next.requireDone(job);
            assertNull(job.failure());
        }
    }

    @Test
    void whenAllTasksFailTheFirstFailureIsKeptAndTheEndComesOnce() throws Exception {
        for (int generation = 0; generation < 2000; generation++) {
            CountingTasks tasks = new CountingTasks(10, number -> {
                throw new IllegalStateException("task " + number);
            });
            crew.publish(job, tasks);
            CountingTasks.awaitEnd(job);
            assertEquals(0, job.done());
            assertEquals(1, tasks.ends.get());
            assertTrue(job.failure().getMessage().startsWith("task "));
        }
    }

    @Test
    void failureOfTheEndReachesTheWaiterAndFreesThePlace() throws Exception {
        Error failure = new AssertionError("end");
        for (int generation = 0; generation < 200; generation++) {
            crew.publish(job, new Tasks() {
                @Override
                public long count() {
                    return 2;
                }

                @Override
                public void run(long task, int worker) {
                }

                @Override
                public void end(boolean complete) {
                    throw failure;
                }
            });
            CountingTasks.awaitEnd(job);
            assertSame(failure, job.failure());
        }
    }

    @Test
    void countThatThrowsTakesNoPlace() throws Exception {
        Tasks uncountable = new Tasks() {
            @Override
            public long count() {
                throw new IllegalArgumentException("no count");
            }

            @Override
            public void run(long task, int worker) {
            }

            @Override
            public void end(boolean complete) {
            }
        };
        for (int generation = 0; generation < 200; generation++) {
            assertThrows(IllegalArgumentException.class,
                    () -> crew.publish(job, uncountable));
        }
        CountingTasks tasks = new CountingTasks(9);
        crew.publish(job, tasks);
        tasks.requireDone(job);
    }

    @Test
    void awaitEndsAtTheDeadlineOrAnInterruptUnlessItShallNot() throws Exception {
        CountingTasks tasks = new CountingTasks(2, number -> gate.acquireUninterruptibly());
        crew.publish(job, tasks);
        long begin = System.nanoTime();
        long deadline = begin + TimeUnit.MILLISECONDS.toNanos(20);
        assertFalse(job.await(true, deadline, true));
        assertTrue(System.nanoTime() - deadline >= 0, "before the deadline");

        Thread.currentThread().interrupt();
        assertFalse(job.await(false, 0, true));
        assertTrue(Thread.currentThread().isInterrupted());
        assertFalse(job.await(true, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20), false));
        assertTrue(Thread.interrupted(), "the interrupt was lost");
        gate.release(2);
        tasks.requireDone(job);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}

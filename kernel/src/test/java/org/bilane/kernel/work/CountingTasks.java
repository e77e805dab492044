package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongConsumer;

/** Tasks that count how often each ran and how often the job ended. */
final class CountingTasks implements Tasks {
    private static final long HUNG_SECONDS = 30;

    final AtomicInteger ends = new AtomicInteger();
    private final AtomicIntegerArray runs;
    private final LongConsumer task;
    private final Runnable end;
    private volatile boolean complete;

    /** Tasks that do nothing. */
    CountingTasks(int count) {
        this(count, number -> { });
    }

    /** Tasks that do something once they are counted. */
    CountingTasks(int count, LongConsumer task) {
        this(count, task, () -> { });
    }

    /** Tasks that do something once they are counted, and at their end. */
    CountingTasks(int count, LongConsumer task, Runnable end) {
        this.runs = new AtomicIntegerArray(count);
        this.task = task;
        this.end = end;
    }

    @Override
    public long count() {
        return runs.length();
    }

    @Override
    public void run(long number, int worker) {
        runs.incrementAndGet((int) number);
        task.accept(number);
    }

    @Override
    public void end(boolean allDone) {
        complete = allDone;
        ends.incrementAndGet();
        end.run();
    }

    /** How many tasks ran; fails if one ran twice. */
    int ran() {
        int sum = 0;
        for (int i = 0; i < runs.length(); i++) {
            assertTrue(runs.get(i) <= 1, "task " + i + " of " + runs.length() + " ran " + runs.get(i) + " times");
            sum += runs.get(i);
        }
        return sum;
    }

    /** Waits for the job and requires that each task ran once. */
    void requireDone(Job job) {
        requireEnded(job);
        assertEquals(runs.length(), ran());
        assertTrue(complete);
    }

    /** Waits for the job and requires that it ended once, in agreement with what ran. None of its tasks may throw. */
    void requireEnded(Job job) {
        awaitEnd(job);
        assertEquals(1, ends.get(), "ends");
        assertEquals(ran(), job.done());
        assertEquals(job.done() == runs.length(), complete);
    }

    /** Waits so long that only a job that hangs is not done then. */
    static void awaitEnd(Job job) {
        assertTrue(job.await(true, System.nanoTime() + TimeUnit.SECONDS.toNanos(HUNG_SECONDS), false), "it hangs");
    }
}

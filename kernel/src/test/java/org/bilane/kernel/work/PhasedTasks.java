package org.bilane.kernel.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Tasks in phases that check, at each opening and in each task, that the phases come one after the other. Results are
 * plain memory, so that an opening sees those that the job's own synchronization makes visible.
 */
final class PhasedTasks implements Tasks {
    final AtomicInteger opens = new AtomicInteger();
    private final int[] ends;
    private final CountingTasks counting;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger opening = new AtomicInteger();
    private final boolean[] results;
    private final LongConsumer task;
    private final LongConsumer open;

    /** Phases of so many tasks each, which do nothing but check. */
    PhasedTasks(int... sizes) {
        this(number -> { }, first -> { }, sizes);
    }

    /** Phases of tasks that do something, and of openings that do something once they are counted. */
    PhasedTasks(LongConsumer task, LongConsumer open, int... sizes) {
        ends = sizes.clone();
        Arrays.parallelPrefix(ends, Integer::sum);
        int count = ends[ends.length - 1];
        this.task = task;
        this.open = open;
        results = new boolean[count];
        counting = new CountingTasks(count);
    }

    @Override
    public long count() {
        return results.length;
    }

    @Override
    public long open(long first) {
        int phase = opens.getAndIncrement();
        assertEquals(1, opening.incrementAndGet(), "two threads open at once");
        assertEquals(0, running.get(), "tasks run while phase " + phase + " is opened");
        assertEquals(phase == 0 ? 0 : ends[phase - 1], first, "first task of phase " + phase);
        for (int i = 0; i < results.length; i++) {
            assertEquals(i < first, results[i], "result of task " + i + " when phase " + phase + " is opened");
        }
        open.accept(first);
        opening.decrementAndGet();
        return ends[phase];
    }

    @Override
    public void run(long number, int worker) {
        running.incrementAndGet();
        try {
            int phase = opens.get() - 1;
            assertEquals(0, opening.get(), "task " + number + " runs while a phase is opened");
            assertTrue(number < ends[phase] && (phase == 0 || number >= ends[phase - 1]),
                    "task " + number + " runs in phase " + phase);
            task.accept(number);
            results[(int) number] = true;
        } finally {
            running.decrementAndGet();
        }
        // Counted last: a task that throws is not done.
        counting.run(number, worker);
    }

    @Override
    public void end(boolean complete) {
        counting.end(complete);
    }

    /** Waits for the job and requires that each task ran once, and each phase was opened once. */
    void requireDone(Job job) {
        CountingTasks.awaitEnd(job);
        if (job.failure() != null) {
            throw new AssertionError("the job failed", job.failure());
        }
        counting.requireDone(job);
        assertEquals(ends.length, opens.get(), "openings");
    }

    /** Waits for the job and requires that it ended once, after so many tasks and openings. */
    void requireEndedAfter(Job job, int done, int opened) {
        counting.requireEnded(job);
        assertEquals(done, job.done(), "done");
        assertEquals(opened, opens.get(), "openings");
    }
}

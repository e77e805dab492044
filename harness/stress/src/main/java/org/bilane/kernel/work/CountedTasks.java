package org.bilane.kernel.work;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Tasks that count, race-free, how often each of them ran and how their job ended. */
class CountedTasks implements Tasks {
    private final AtomicIntegerArray runs;
    private final AtomicIntegerArray ends = new AtomicIntegerArray(2);

    /**
     * Tasks.
     *
     * @param count how many
     */
    CountedTasks(int count) {
        runs = new AtomicIntegerArray(count);
    }

    @Override
    public long count() {
        return runs.length();
    }

    @Override
    public void run(long task, int worker) {
        runs.getAndIncrement((int) task);
    }

    @Override
    public void end(boolean complete) {
        ends.getAndIncrement(complete ? 1 : 0);
    }

    /** How many tasks ran exactly once; -1 if one ran more often. */
    int ranOnce() {
        int once = 0;
        for (int task = 0; task < runs.length(); task++) {
            if (runs.get(task) > 1) {
                return -1;
            }
            once += runs.get(task);
        }
        return once;
    }

    /** How often the job ended. */
    int ends() {
        return ends.get(0) + ends.get(1);
    }

    /** 1 if an end was told that all tasks are done, else 0. */
    int complete() {
        return ends.get(1) > 0 ? 1 : 0;
    }
}

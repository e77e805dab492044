package org.bilane.kernel.work;

/**
 * Tasks that read and write plain memory only, so that all that they hand over is what the job's own synchronization
 * makes visible: the input from the publisher to the workers, the tasks' results to the end, the end's to the waiter.
 */
class PlainTasks implements Tasks {
    /** What {@link #sum} is before the end. */
    static final int NONE = 0;

    private final int[] results = new int[2];
    /** Written by the publisher. */
    private int input;
    /** Written by the end: 7 of the first task and 8 of the second, 15. */
    private int sum = NONE;

    /** Writes what the tasks read. */
    PlainTasks ready() {
        input = 7;
        return this;
    }

    /** The sum; {@link #NONE} before the end, to those who see that. */
    int sum() {
        return sum;
    }

    @Override
    public long count() {
        return results.length;
    }

    @Override
    public void run(long task, int worker) {
        results[(int) task] = input + (int) task;
    }

    @Override
    public void end(boolean complete) {
        sum = results[0] + results[1];
    }
}

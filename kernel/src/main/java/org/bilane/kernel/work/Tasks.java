package org.bilane.kernel.work;

/** A job cut into tasks that may run in any order, on any worker, at the same time. */
public interface Tasks {
    /**
     * How many tasks there are.
     *
     * @return the number, 0 or more
     */
    long count();

    /**
     * Does one task.
     *
     * @param task its number, from 0
     * @param worker the worker that does it, from 0
     */
    void run(long task, int worker);

    /**
     * Called once, when no task runs any more and none will, by the thread that finds it out: a worker or the one that
     * stopped the job. All that the tasks did is visible to it, and what it does to whoever waited for the job.
     *
     * @param complete whether all tasks are done; false if the job was stopped or a task failed
     */
    void end(boolean complete);
}

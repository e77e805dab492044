package org.bilane.kernel.work;

/** A job cut into tasks that may run in any order, on any worker, at the same time. */
public interface Tasks {
    /**
     * How many tasks there are.
     *
     * @return the number
     */
    long count();

    /**
     * Does one task.
     *
     * @param task its number, from 0
     * @param worker the worker that does it, from 0
     */
    void run(long task, int worker);
}

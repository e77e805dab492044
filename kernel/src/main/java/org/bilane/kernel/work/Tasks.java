package org.bilane.kernel.work;

/**
 * A job cut into tasks that may run in any order, on any worker, at the same time; or into phases of such tasks, of
 * which each begins when the one before has ended.
 */
public interface Tasks {
    /**
     * How many tasks there are.
     *
     * @return the number, 0 or more
     */
    long count();

    /**
     * Opens the next phase: called once all tasks before {@code first} are done, before any later one begins, by one
     * thread, which sees all that those did. The tasks of a phase may run at the same time.
     *
     * @param first the first task of the phase; 0 for the first phase
     * @return one past its last task, above {@code first}
     */
    default long open(long first) {
        return count();
    }

    /**
     * Does one task.
     *
     * @param task its number, from 0
     * @param worker the worker that does it, from 0
     */
    void run(long task, int worker);

    /**
     * Called once, when no task runs any more and none will, by the thread that finds it out: a worker or the one that
     * stopped the job. All that the tasks did is visible to it, and what it does, to those that waited for the job.
     *
     * @param complete whether all tasks are done; false if the job was stopped or a task failed
     */
    void end(boolean complete);
}

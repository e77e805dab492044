package org.bilane.kernel.work;

/**
 * Generations of jobs that stand in no crew's table, so that the actors of a test are their only workers. The crew that
 * a job needs, to be taken out of its table at the end, has one worker, which sleeps.
 */
final class Generations {
    private static final Crew CREW = new Crew(1, "idle", worker -> { });

    private Generations() {
    }

    /** Begins a generation of a job that has ended. */
    static void begin(Job job, Tasks tasks) {
        job.begin(CREW, tasks, tasks.count(), tasks.open(0));
        job.start();
    }

    /** A new job in its first generation. */
    static Job begun(Tasks tasks) {
        Job job = new Job();
        begin(job, tasks);
        return job;
    }
}

package org.bilane.kernel.work;

/**
 * Lives of jobs that stand in no crew's table, so that the actors of a test are their only workers. The crew that such
 * a life needs, to be taken out of its table at the end, has one worker, which sleeps.
 */
final class Lives {
    private static final Crew CREW = new Crew(1, "idle", worker -> { });

    private Lives() {
    }

    /** Begins a life of a job that has ended. */
    static void begin(Job job, Tasks tasks) {
        job.begin(CREW, tasks, tasks.count(), tasks.open(0));
        job.start();
    }

    /** A new job in its first life. */
    static Job begun(Tasks tasks) {
        Job job = new Job();
        begin(job, tasks);
        return job;
    }
}

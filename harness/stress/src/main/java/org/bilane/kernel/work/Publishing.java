package org.bilane.kernel.work;

/** Publishing by actors, whom nobody interrupts. */
final class Publishing {
    private Publishing() {
    }

    /** As {@link Crew#publish}. */
    static void publish(Crew crew, Job job, Tasks tasks) {
        try {
            crew.publish(job, tasks);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts an actor", e);
        }
    }

    /** Publishes a job and awaits its end; the sum that the publisher sees then, -1 if there is no end. */
    static int sum(Crew crew, Job job, PlainTasks tasks) {
        publish(crew, job, tasks.ready());
        return Patience.await(job) ? tasks.sum() : -1;
    }
}

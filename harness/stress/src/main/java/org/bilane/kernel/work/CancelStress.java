package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A job is stopped while a worker does its two tasks. */
@JCStressTest
@Description("Cancellation against completion: a job is stopped while a worker does its two tasks. Results: tasks that "
        + "ran exactly once, tasks counted as done, ends, whether the end was told that all are done.")
@Outcome(id = "2, 2, 1, 1", expect = ACCEPTABLE, desc = "stopped too late")
@Outcome(id = {"0, 0, 1, 0", "1, 1, 1, 0"}, expect = ACCEPTABLE, desc = "stopped in time")
@Outcome(expect = FORBIDDEN, desc = "an end lost or repeated, or one that misstates what was done")
@State
public class CancelStress {
    private final CountedTasks tasks = new CountedTasks(2);
    private final Job job = Generations.begun(tasks);

    /** A job of two tasks that nobody has claimed yet. */
    public CancelStress() {
    }

    /** The worker. */
    @Actor
    public void work() {
        while (job.work(0)) {
            Thread.onSpinWait();
        }
    }

    /** The canceller. */
    @Actor
    public void stop() {
        job.stop();
    }

    /**
     * Counts.
     *
     * @param r the outcome
     */
    @Arbiter
    public void count(IIII_Result r) {
        r.r1 = tasks.ranOnce();
        r.r2 = (int) job.done();
        r.r3 = tasks.ends();
        r.r4 = tasks.complete();
    }
}

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

/** A job is stopped while a worker does the task of one phase and opens the next. */
@JCStressTest
@Description("Cancellation against the end of a phase: a job is stopped while a worker does its two tasks, each a "
        + "phase by itself. Results: tasks that ran exactly once, tasks counted as done, ends, phases opened.")
@Outcome(id = "2, 2, 1, 2", expect = ACCEPTABLE, desc = "stopped too late")
@Outcome(id = {"0, 0, 1, 1", "1, 1, 1, 1"}, expect = ACCEPTABLE, desc = "stopped before the second phase opened")
@Outcome(id = "1, 1, 1, 2", expect = ACCEPTABLE, desc = "stopped when the second phase was open")
@Outcome(expect = FORBIDDEN, desc = "an end lost or repeated, or one that misstates what was done")
@State
public class PhaseCancelStress {
    private final PhasedTasks tasks = new PhasedTasks(2);
    private final Job job = Generations.begun(tasks);

    /** A job of two phases whose first task nobody has claimed yet. */
    public PhaseCancelStress() {
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
        r.r4 = tasks.opens();
    }
}

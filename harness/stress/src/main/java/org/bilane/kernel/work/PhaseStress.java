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

/** Two workers claim tasks of three phases; one may leave while the other opens the next phase. */
@JCStressTest
@Description("Two workers claim three tasks, each a phase by itself: one leaves while the other opens the next phase. "
        + "Results: tasks that ran exactly once, tasks counted as done, ends, phases opened.")
@Outcome(id = "3, 3, 1, 3", expect = ACCEPTABLE, desc = "all once")
@Outcome(expect = FORBIDDEN, desc = "a phase lost or opened twice, or an end lost, repeated or too early")
@State
public class PhaseStress {
    private final PhasedTasks tasks = new PhasedTasks(3);
    private final Job job = Generations.begun(tasks);

    /** A job of three phases whose first task nobody has claimed yet. */
    public PhaseStress() {
    }

    /** The first worker. */
    @Actor
    public void first() {
        while (job.work(0)) {
            Thread.onSpinWait();
        }
    }

    /** The second worker. */
    @Actor
    public void second() {
        while (job.work(1)) {
            Thread.onSpinWait();
        }
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

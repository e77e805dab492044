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

/** Two workers claim three tasks. */
@JCStressTest
@Description("Two workers claim three tasks: each runs once, and the job ends once. Results: tasks that ran exactly "
        + "once, tasks counted as done, ends, whether the end was told that all are done.")
@Outcome(id = "3, 3, 1, 1", expect = ACCEPTABLE, desc = "all once")
@Outcome(expect = FORBIDDEN, desc = "a task lost or done twice, or an end lost, repeated or too early")
@State
public class ClaimStress {
    private final CountedTasks tasks = new CountedTasks(3);
    private final Job job = Generations.begun(tasks);

    /** A job of three tasks that nobody has claimed yet. */
    public ClaimStress() {
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
        r.r4 = tasks.complete();
    }
}

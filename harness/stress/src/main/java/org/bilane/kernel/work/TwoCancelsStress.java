package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads stop a job that no worker has found yet. */
@JCStressTest
@Description("Two threads stop a job that no worker has found yet: one of them ends it. Results: ends, whether the end "
        + "was told that all tasks are done, whether the job has ended.")
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "ended once")
@Outcome(expect = FORBIDDEN, desc = "an end lost or repeated")
@State
public class TwoCancelsStress {
    private final CountedTasks tasks = new CountedTasks(2);
    private final Job job = Generations.begun(tasks);

    /** A job of two tasks that nobody has claimed yet. */
    public TwoCancelsStress() {
    }

    /** The first canceller. */
    @Actor
    public void first() {
        job.stop();
    }

    /** The second canceller. */
    @Actor
    public void second() {
        job.stop();
    }

    /**
     * Counts.
     *
     * @param r the outcome
     */
    @Arbiter
    public void count(III_Result r) {
        r.r1 = tasks.ends();
        r.r2 = tasks.complete();
        r.r3 = job.hasEnded() ? 1 : 0;
    }
}

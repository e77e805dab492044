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

/** A job begins its next life while a worker is late in the one before. */
@JCStressTest
@Description("A job is published again as soon as it has ended, while another worker may still be busy in the life "
        + "before. Results: tasks of the first life that ran exactly once, its ends, and the same of the second.")
@Outcome(id = "1, 1, 3, 1", expect = ACCEPTABLE, desc = "each life complete")
@Outcome(expect = FORBIDDEN, desc = "a task lost, done twice or taken for another's, or an end lost or repeated")
@State
public class NextLifeStress {
    private final CountedTasks shortLife = new CountedTasks(1);
    private final CountedTasks longLife = new CountedTasks(3);
    private final Job job = Lives.begun(shortLife);

    /** A job of one task that nobody has claimed yet. */
    public NextLifeStress() {
    }

    /** A worker that is the publisher too. */
    @Actor
    public void publish() {
        job.work(0);
        long deadline = Patience.deadline();
        while (!job.hasEnded() && !Patience.isOver(deadline)) {
            Thread.onSpinWait();
        }
        Lives.begin(job, longLife);
        while (job.work(0)) {
            Thread.onSpinWait();
        }
    }

    /** A worker that does not know which life it has found. */
    @Actor
    public void comeLate() {
        job.work(1);
        job.work(1);
    }

    /**
     * Counts.
     *
     * @param r the outcome
     */
    @Arbiter
    public void count(IIII_Result r) {
        r.r1 = shortLife.ranOnce();
        r.r2 = shortLife.ends();
        r.r3 = longLife.ranOnce();
        r.r4 = longLife.ends();
    }
}

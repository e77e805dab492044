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

/** A job begins its next generation while a worker is late in the one before. */
@JCStressTest
@Description("A job is published again as soon as it has ended, while another worker may still be busy in the "
        + "generation before. Results: tasks of the first generation that ran exactly once, its ends, and the same of "
        + "the second.")
@Outcome(id = "1, 1, 3, 1", expect = ACCEPTABLE, desc = "each generation complete")
@Outcome(expect = FORBIDDEN, desc = "a task lost, done twice or taken for another's, or an end lost or repeated")
@State
public class NextGenerationStress {
    private final CountedTasks shortTasks = new CountedTasks(1);
    private final CountedTasks longTasks = new CountedTasks(3);
    private final Job job = Generations.begun(shortTasks);

    /** A job of one task that nobody has claimed yet. */
    public NextGenerationStress() {
    }

    /** A worker that is the publisher too. */
    @Actor
    public void publish() {
        job.work(0);
        long deadline = Patience.deadline();
        while (!job.hasEnded() && !Patience.isOver(deadline)) {
            Thread.onSpinWait();
        }
        Generations.begin(job, longTasks);
        while (job.work(0)) {
            Thread.onSpinWait();
        }
    }

    /** A worker that does not know which generation it has found. */
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
        r.r1 = shortTasks.ranOnce();
        r.r2 = shortTasks.ends();
        r.r3 = longTasks.ranOnce();
        r.r4 = longTasks.ends();
    }
}

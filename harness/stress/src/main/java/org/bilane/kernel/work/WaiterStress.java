package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A worker ends a job at about the time when the one that waits for it parks. */
@JCStressTest
@Description("A worker ends a job about when the waiter stops spinning and parks. Result: the sum that the waiter "
        + "sees, -1 if nobody woke it.")
@Outcome(id = "15", expect = ACCEPTABLE, desc = "awake, and all results visible")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up, or results that are not visible")
@State
public class WaiterStress {
    private static final long AROUND_NANOS = 20_000;

    private final PlainTasks tasks = new PlainTasks().ready();
    private final Job job = Generations.begun(tasks);

    /** A job of two tasks that nobody has claimed yet. */
    public WaiterStress() {
    }

    /** The worker. */
    @Actor
    public void work() {
        job.work(0);
        Patience.spin(Crew.SPIN_NANOS + ThreadLocalRandom.current().nextLong(-AROUND_NANOS, AROUND_NANOS));
        job.work(0);
    }

    /**
     * The waiter.
     *
     * @param r the outcome
     */
    @Actor
    public void await(I_Result r) {
        r.r1 = Patience.await(job) ? tasks.sum() : -1;
    }
}

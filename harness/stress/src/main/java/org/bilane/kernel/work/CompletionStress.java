package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two workers do a task each; who sees the end sees all results. */
@JCStressTest
@Description("Two workers do a task each, by plain reads and writes; then each looks whether the job has ended, and if "
        + "so at the sum that the end made of both results. Results: what each saw.")
@Outcome(id = "15, 15", expect = ACCEPTABLE, desc = "both see the end")
@Outcome(id = {"15, -1", "-1, 15"}, expect = ACCEPTABLE, desc = "the other one is about to end it")
@Outcome(expect = FORBIDDEN, desc = "an end that nobody made, or results that are not visible after the end")
@State
public class CompletionStress {
    private static final int NOT_ENDED = -1;

    private final PlainTasks tasks = new PlainTasks().ready();
    private final Job job = Generations.begun(tasks);

    /** A job of two tasks that nobody has claimed yet. */
    public CompletionStress() {
    }

    /**
     * The first worker.
     *
     * @param r the outcome
     */
    @Actor
    public void first(II_Result r) {
        job.work(0);
        r.r1 = job.hasEnded() ? tasks.sum() : NOT_ENDED;
    }

    /**
     * The second worker.
     *
     * @param r the outcome
     */
    @Actor
    public void second(II_Result r) {
        job.work(1);
        r.r2 = job.hasEnded() ? tasks.sum() : NOT_ENDED;
    }
}

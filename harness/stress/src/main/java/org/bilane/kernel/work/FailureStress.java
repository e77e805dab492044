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

/** The first of three tasks throws while another worker does the others. */
@JCStressTest
@Description("The first of three tasks throws while another worker does the others. Results: tasks counted as done, "
        + "ends, whether the end was told that all are done, whether the failure is kept.")
@Outcome(id = {"0, 1, 0, 1", "1, 1, 0, 1", "2, 1, 0, 1"}, expect = ACCEPTABLE, desc = "ended once, with its failure")
@Outcome(expect = FORBIDDEN, desc = "a failure lost, or an end lost, repeated or called complete")
@State
public class FailureStress {
    /** Without a trace, which would take most of the time. */
    private static final Throwable FAILURE = new StackOverflowError();

    private final CountedTasks tasks = new CountedTasks(3) {
        @Override
        public void run(long task, int worker) {
            super.run(task, worker);
            if (task == 0) {
                throw (Error) FAILURE;
            }
        }
    };
    private final Job job = Generations.begun(tasks);

    /** A job of three tasks that nobody has claimed yet. */
    public FailureStress() {
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
        r.r1 = (int) job.done();
        r.r2 = tasks.ends();
        r.r3 = tasks.complete();
        r.r4 = job.failure() == FAILURE ? 1 : 0;
    }
}

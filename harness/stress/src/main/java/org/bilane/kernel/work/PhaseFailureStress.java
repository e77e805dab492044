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

/** The task of the second of three phases throws while another worker looks for tasks. */
@JCStressTest
@Description("A failing task against the end of a phase: the second of three tasks, each a phase by itself, throws "
        + "while another worker looks for tasks. Results: tasks counted as done, ends, phases opened, whether the "
        + "failure is kept.")
@Outcome(id = "1, 1, 2, 1", expect = ACCEPTABLE, desc = "ended once, with its failure")
@Outcome(expect = FORBIDDEN, desc = "a failure lost, an end lost or repeated, or the third phase opened")
@State
public class PhaseFailureStress {
    /** Without a trace, which would take most of the time. */
    private static final Throwable FAILURE = new StackOverflowError();

    private final PhasedTasks tasks = new PhasedTasks(3) {
        @Override
        public void run(long task, int worker) {
            super.run(task, worker);
            if (task == 1) {
                throw (Error) FAILURE;
            }
        }
    };
    private final Job job = Generations.begun(tasks);

    /** A job of three phases whose first task nobody has claimed yet. */
    public PhaseFailureStress() {
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
        r.r3 = tasks.opens();
        r.r4 = job.failure() == FAILURE ? 1 : 0;
    }
}

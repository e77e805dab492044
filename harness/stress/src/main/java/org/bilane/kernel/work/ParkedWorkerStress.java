package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Jobs are published at about the time when the only worker parks. */
@JCStressTest
@Description("Two publishers pause about as long as an idle worker stays awake, so that jobs are published while the "
        + "only worker parks. Results: the sum that each sees after the end of its job, -1 if the worker slept on.")
@Outcome(id = "15, 15", expect = ACCEPTABLE, desc = "both right")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up, or memory that is not visible")
@State
public class ParkedWorkerStress {
    private static final Crew CREW = new Crew(1, "parked", worker -> { });
    private static final long AROUND_NANOS = 10_000;

    private final Job firstJob = new Job();
    private final Job secondJob = new Job();
    private final PlainTasks firstTasks = new PlainTasks();
    private final PlainTasks secondTasks = new PlainTasks();

    /** Two jobs that are not published yet. */
    public ParkedWorkerStress() {
    }

    /**
     * The first publisher.
     *
     * @param r the outcome
     */
    @Actor
    public void first(II_Result r) {
        r.r1 = publishAfterAPause(firstJob, firstTasks);
    }

    /**
     * The second publisher.
     *
     * @param r the outcome
     */
    @Actor
    public void second(II_Result r) {
        r.r2 = publishAfterAPause(secondJob, secondTasks);
    }

    private static int publishAfterAPause(Job job, PlainTasks tasks) {
        Patience.spin(Crew.SPIN_NANOS + ThreadLocalRandom.current().nextLong(-AROUND_NANOS, AROUND_NANOS));
        return Publishing.sum(CREW, job, tasks);
    }
}

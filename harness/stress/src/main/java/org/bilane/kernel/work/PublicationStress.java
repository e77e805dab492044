package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads publish a job each in one crew of two workers. */
@JCStressTest
@Description("Two threads publish a job each in one crew, with plain input and plain results. Results: the sum that "
        + "each publisher sees after the end of its job, -1 if the end never came.")
@Outcome(id = "15, 15", expect = ACCEPTABLE, desc = "both right")
@Outcome(expect = FORBIDDEN, desc = "a job lost or mistaken for the other, or memory that is not visible")
@State
public class PublicationStress {
    private static final Crew CREW = new Crew(2, "published", worker -> { });

    private final Job firstJob = new Job();
    private final Job secondJob = new Job();
    private final PlainTasks firstTasks = new PlainTasks();
    private final PlainTasks secondTasks = new PlainTasks();

    /** Two jobs that are not published yet. */
    public PublicationStress() {
    }

    /**
     * The first publisher.
     *
     * @param r the outcome
     */
    @Actor
    public void first(II_Result r) {
        r.r1 = Publishing.sum(CREW, firstJob, firstTasks);
    }

    /**
     * The second publisher.
     *
     * @param r the outcome
     */
    @Actor
    public void second(II_Result r) {
        r.r2 = Publishing.sum(CREW, secondJob, secondTasks);
    }
}

package org.bilane.kernel.work;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A crew is closed while a job is published in it. */
@JCStressTest
@Description("Close against submit: a crew is closed while a job of two tasks is published in it. Results: what the "
        + "publisher sees (0 refused, 1 the end, -1 no end), ends, tasks that ran exactly once, whether the end was "
        + "told that all are done.")
@Outcome(id = "0, 0, 0, 0", expect = ACCEPTABLE, desc = "refused, and nothing done")
@Outcome(id = "1, 1, 2, 1", expect = ACCEPTABLE, desc = "done before the workers left")
@Outcome(id = {"1, 1, 0, 0", "1, 1, 1, 0"}, expect = ACCEPTABLE, desc = "published too late to be finished: stopped")
@Outcome(expect = FORBIDDEN, desc = "a job that never ends, ends twice, or runs though it was refused")
@State
public class CloseStress {
    private static final int REFUSED = 0;
    private static final int ENDED = 1;
    private static final int HANGS = -1;

    private final AtomicInteger arrived = new AtomicInteger();
    private final CountedTasks tasks = new CountedTasks(2);
    private final Job job = new Job();
    /** Started by the actor that comes first: thousands of states are made at once, too many for a thread each. */
    private Crew crew;

    /** A job that is not published, and no crew yet. */
    public CloseStress() {
    }

    private synchronized Crew crew() {
        if (crew == null) {
            crew = new Crew(1, "closed", worker -> { });
        }
        return crew;
    }

    /**
     * The publisher.
     *
     * @param r the outcome
     */
    @Actor
    public void publish(IIII_Result r) {
        Crew mine = crew();
        Patience.meet(arrived);
        try {
            Publishing.publish(mine, job, tasks);
            r.r1 = Patience.await(job) ? ENDED : HANGS;
        } catch (IllegalStateException e) {
            r.r1 = REFUSED;
        }
    }

    /** The one that closes. */
    @Actor
    public void close() {
        Crew mine = crew();
        Patience.meet(arrived);
        mine.close();
    }

    /**
     * Counts.
     *
     * @param r the outcome
     */
    @Arbiter
    public void count(IIII_Result r) {
        r.r2 = tasks.ends();
        r.r3 = tasks.ranOnce();
        r.r4 = tasks.complete();
    }
}

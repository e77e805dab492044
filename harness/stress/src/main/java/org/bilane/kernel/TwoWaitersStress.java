package org.bilane.kernel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two threads await one evaluation of three chunks. */
@JCStressTest
@Description("Two threads await one evaluation of three chunks. Results: what each of them sees.")
@Outcome(id = "RIGHT, RIGHT", expect = ACCEPTABLE, desc = "both see the end and all values")
@Outcome(expect = FORBIDDEN, desc = "one sleeps on, or does not see the values")
@State
public class TwoWaitersStress {
    private final SmallEvaluation evaluation = new SmallEvaluation();

    /** An evaluation that is not started. */
    public TwoWaitersStress() {
    }

    /**
     * The caller.
     *
     * @param r the outcome
     */
    @Actor
    public void call(LL_Result r) {
        r.r1 = evaluation.await(evaluation.start());
    }

    /**
     * The other waiter.
     *
     * @param r the outcome
     */
    @Actor
    public void await(LL_Result r) {
        r.r2 = evaluation.await(evaluation.started());
    }
}

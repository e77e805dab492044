package org.bilane.kernel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** An evaluation of three chunks is cancelled while it runs. */
@JCStressTest
@Description("Cancellation against completion: an evaluation of three chunks is cancelled by another thread. Result: "
        + "what the thread sees that awaits it.")
@Outcome(id = "RIGHT", expect = ACCEPTABLE, desc = "cancelled too late")
@Outcome(id = "STOPPED", expect = ACCEPTABLE, desc = "cancelled in time")
@Outcome(expect = FORBIDDEN, desc = "wrong values, a wrong count of chunks, or no end")
@State
public class EvaluationCancelStress {
    private final SmallEvaluation evaluation = new SmallEvaluation();

    /** An evaluation that is not started. */
    public EvaluationCancelStress() {
    }

    /**
     * The caller.
     *
     * @param r the outcome
     */
    @Actor
    public void call(L_Result r) {
        r.r1 = evaluation.await(evaluation.start());
    }

    /** The canceller. */
    @Actor
    public void cancel() {
        evaluation.started().cancel();
    }
}

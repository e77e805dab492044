package org.bilane.harness.developer.peer;

import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;

/** The shape of what a reference program computes. */
public final class Results {
    private Results() {
    }

    /**
     * The doubles of a result.
     *
     * @param program the job
     * @return K for sums, else one for each evaluation
     */
    public static long length(ReferenceProgram program) {
        return program.job() == Job.SUMS
                ? program.surfaces()
                : Math.multiplyExact((long) program.surfacesEvaluated(), program.points());
    }
}

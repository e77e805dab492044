package org.bilane.harness.verify;

import java.util.List;

/** All that is verified. */
public final class Verification {
    private Verification() {
    }

    /**
     * The parts, in the order in which they are to be run.
     *
     * @param budget how much is tried
     * @param seed what all random input follows from
     * @param profile takes the errors of exp that are found
     * @return the parts, each to be run once
     */
    public static List<VerificationPart> parts(Budget budget, long seed, UlpProfile profile) {
        return List.of(
                new SpecialValuesPart(SurfaceExp::evaluate),
                new ExpPart(budget.expArguments(), seed, SurfaceExp::evaluate, profile),
                new PowersPart(budget.expArguments(), seed, SurfaceExp::evaluate),
                new InterpolationPart(budget.interpolationCases(), seed, StackOutputs::interpolated),
                new PathPart(seed, budget.pathCases(), ScalarJvm::start),
                new WorkersPart(seed, budget.workerCases(), StackOutputs::digests));
    }
}

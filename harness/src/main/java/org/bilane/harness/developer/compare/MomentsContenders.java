package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Transform;

/**
 * The contenders that sum by the moments of each cell's points: a kind of their own, as those of {@link Kind#C}
 * and {@link Kind#NUMBA} evaluate each point.
 */
final class MomentsContenders {
    private final Setting setting;

    /**
     * The contenders.
     *
     * @param setting what the comparison runs with
     */
    MomentsContenders(Setting setting) {
        this.setting = setting;
    }

    /**
     * All of a job.
     *
     * @param program the job
     * @param threads how many threads do it
     * @return the contenders; none where the job is not sums of exp
     */
    List<Contender> of(ReferenceProgram program, int threads) {
        List<Contender> contenders = new ArrayList<>();
        if (program.job() == Job.SUMS && program.transform() == Transform.EXP) {
            contenders.addAll(new CContenders(setting).moments(program, threads));
            contenders.addAll(new PythonContenders(setting).moments(program, threads));
        }
        return contenders;
    }
}

package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bilane.harness.developer.CompareReport;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** Cases beside a reference, one of which may have no times: its answer may be wrong. */
class PerEvaluationTest {
    private static final ReferenceProgram PROGRAM = new ReferenceProgram(Job.SUMS, Transform.EXP, TableKind.RANDOM,
            Layout.SURFACE_MAJOR, 3, 2, 100, 1);

    private static Standing standing(double... seconds) {
        return new Standing("K = 2", 1, Kind.BILANE, seconds, Optional.of(seconds.length > 0), "", "", "", Map.of());
    }

    private static Standing beside(Standing standing, Standing reference) {
        return PerEvaluation.of(standing, PROGRAM, reference, PROGRAM.withSizes(3, 2, 50));
    }

    @Test
    void theRatioIsThatOfTheCosts() {
        assertEquals(1.5, PerEvaluation.ratio(beside(standing(3), standing(1))), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "false, false"})
    void withoutTimesThereIsNoRatio(boolean standingHas, boolean referenceHas) throws Exception {
        double[] none = {};
        Standing told = beside(standing(standingHas ? new double[] {3} : none),
                standing(referenceHas ? new double[] {1} : none));

        assertEquals(Double.NaN, PerEvaluation.ratio(told));
        String json = new CompareReport(List.of(new JobResult("G", "", List.of(told), List.of(), List.of())), "", false)
                .json();
        Map<?, ?> job = (Map<?, ?>) ((List<?>) JSON.std.mapFrom(json).get("jobs")).getFirst();
        assertNull(((Map<?, ?>) ((List<?>) job.get("contenders")).getFirst()).get("ratio"), json);
    }
}

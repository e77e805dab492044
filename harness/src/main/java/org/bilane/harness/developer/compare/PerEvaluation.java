package org.bilane.harness.developer.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.harness.reference.ReferenceProgram;

/** What an evaluation costs, in jobs of many sizes. */
final class PerEvaluation {
    private static final double NANOS_PER_SECOND = 1e9;

    private PerEvaluation() {
    }

    /**
     * Tells the sizes of a case and the cost of an evaluation.
     *
     * @param standing of the case
     * @param program the case
     * @return the standing with the figures; without the cost if there are no times
     */
    static Standing of(Standing standing, ReferenceProgram program) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("surfaces", program.surfaces());
        figures.put("n", program.n());
        figures.put("points", program.points());
        if (standing.counts()) {
            figures.put("ns_per_evaluation", nanos(standing, program));
        }
        return standing.with(figures);
    }

    /**
     * The same beside another case, whose cost is what ratios refer to.
     *
     * @param standing of the case, with times
     * @param program the case
     * @param beside the other's, with times
     * @param reference the other case
     * @return the standing with the figures
     */
    static Standing of(Standing standing, ReferenceProgram program, Standing beside, ReferenceProgram reference) {
        Standing told = of(standing, program);
        Map<String, Object> figures = new LinkedHashMap<>(told.figures());
        figures.put("reference_ns_per_evaluation", nanos(beside, reference));
        return told.with(figures);
    }

    private static double nanos(Standing standing, ReferenceProgram program) {
        return standing.median().orElseThrow() / program.evaluations() * NANOS_PER_SECOND;
    }
}

package org.bilane.harness.developer.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.harness.reference.ReferenceProgram;

/** What an evaluation costs, in jobs of many sizes. */
final class PerEvaluation {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String COST = "ns_per_evaluation";
    private static final String REFERENCE_COST = "reference_ns_per_evaluation";

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
            figures.put(COST, nanos(standing, program));
        }
        return standing.with(figures);
    }

    /**
     * The same beside another case, whose cost is what ratios refer to.
     *
     * @param standing of the case
     * @param program the case
     * @param beside the other's
     * @param reference the other case
     * @return the standing with the figures; the other's cost is null if that has no times
     */
    static Standing of(Standing standing, ReferenceProgram program, Standing beside, ReferenceProgram reference) {
        Standing told = of(standing, program);
        Map<String, Object> figures = new LinkedHashMap<>(told.figures());
        figures.put(REFERENCE_COST, beside.counts() ? nanos(beside, reference) : null);
        return told.with(figures);
    }

    /**
     * The cost in times of the other case's.
     *
     * @param standing with the figures of both
     * @return the ratio; NaN if one of them has no times
     */
    static double ratio(Standing standing) {
        return standing.figures().get(COST) instanceof Double cost
                && standing.figures().get(REFERENCE_COST) instanceof Double reference ? cost / reference : Double.NaN;
    }

    private static double nanos(Standing standing, ReferenceProgram program) {
        return standing.median().orElseThrow() / program.evaluations() * NANOS_PER_SECOND;
    }
}

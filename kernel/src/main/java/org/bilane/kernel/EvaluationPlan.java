package org.bilane.kernel;

import java.util.List;

/**
 * What a pool plans for an evaluation: how much a worker takes at a time, what it uses in each phase, and whether that
 * fits in its share of L2. A plan changes no bit of a result.
 *
 * @param route how the evaluation goes through points and surfaces
 * @param chunkPoints the points that a worker takes at a time; the last chunk may have fewer
 * @param surfaceBlock the surfaces that are evaluated at a chunk's points before the next
 * @param l2Bytes a worker's share of L2, as found or as set by the builder
 * @param phases what a worker does one after the other, and what it uses meanwhile; a single phase where points are not
 *     ordered by cell
 */
public record EvaluationPlan(Route route, long chunkPoints, int surfaceBlock, long l2Bytes, List<Phase> phases) {
    private static final double PERCENT = 100;

    /**
     * A plan.
     *
     * @param route as above
     * @param chunkPoints as above
     * @param surfaceBlock as above
     * @param l2Bytes as above
     * @param phases as above; copied
     */
    public EvaluationPlan {
        phases = List.copyOf(phases);
    }

    /**
     * A part of an evaluation. The formulas of what it uses are those of {@code PlannedPhases}.
     *
     * @param name what is done, such as {@code order points}
     * @param uses what a worker uses again and again meanwhile
     */
    public record Phase(String name, List<Use> uses) {
        /**
         * A phase.
         *
         * @param name as above
         * @param uses as above; copied
         */
        public Phase {
            uses = List.copyOf(uses);
        }

        /**
         * What is used at a time.
         *
         * @return bytes of all uses together
         */
        public long bytes() {
            return uses.stream().mapToLong(Use::bytes).sum();
        }
    }

    /**
     * Memory that is used in a phase.
     *
     * @param what what lies there
     * @param bytes how large it is
     */
    public record Use(String what, long bytes) {
    }

    /**
     * Whether what each phase uses fits in the share.
     *
     * @return true if so
     */
    public boolean fits() {
        return phases.stream().allMatch(this::fits);
    }

    /**
     * Whether what a phase uses fits in the share.
     *
     * @param phase one of the phases
     * @return true if so
     */
    public boolean fits(Phase phase) {
        return phase.bytes() <= l2Bytes;
    }

    /**
     * How much of the share a phase uses.
     *
     * @param phase one of the phases
     * @return per cent, above 100 if it does not fit
     */
    public double percent(Phase phase) {
        return PERCENT * phase.bytes() / l2Bytes;
    }

    /**
     * That what each phase uses fits in the share of L2, or which phase does not, and why.
     *
     * @return one sentence
     */
    public String explanation() {
        if (fits()) {
            return (phases.size() > 1 ? "each phase fits in " : "what is used at a time fits in ") + l2Bytes
                    + " bytes of L2";
        }
        Phase tooLarge = phases.stream().filter(phase -> !fits(phase)).findFirst().orElseThrow();
        return tooLarge.name() + " uses " + tooLarge.bytes() + " bytes, which do not fit in " + l2Bytes
                + " bytes of L2: " + switch (route) {
            case SUMS_BY_CELL -> ordersPoints(tooLarge)
                    ? "a slice has a count for each cell, and at least half as many points as the grid has cells"
                    : "the points of a cell enter the sums of all surfaces";
            case SUMS_IN_ORDER -> "each point uses up to 8 surfaces at nodes anywhere in the grid";
            case VALUES_BY_POINT -> "each point uses all surfaces at nodes anywhere in the grid";
            case VALUES_BY_PLANE -> "a plane has all nodes of the grid";
            case VALUES_BY_TILE -> "a tile uses its surfaces at nodes anywhere in the grid";
        };
    }

    /** The phases of points come before the two of cells. */
    private boolean ordersPoints(Phase phase) {
        return phases.indexOf(phase) < phases.size() - 2;
    }
}

package org.bilane.kernel;

import java.util.List;

/**
 * What a pool plans for an evaluation: how much a worker takes at a time, and whether what it uses meanwhile fits in
 * its share of L2. A plan changes no bit of a result.
 *
 * @param route how the evaluation goes through points and surfaces
 * @param chunkPoints the points that a worker takes at a time; the last chunk may have fewer
 * @param surfaceBlock the surfaces that are evaluated at a chunk's points before the next
 * @param l2Bytes a worker's share of L2, as found or as set by the builder
 * @param sliceBytes a chunk's slices of x, y and stored values; where points are ordered by cell, what ordering
 *     those of a chunk takes
 * @param scratchBytes the scratch that a worker uses again for each chunk, or for each cell
 * @param tableBytes the part of the table that is used for a block of surfaces, or for a cell
 */
public record EvaluationPlan(Route route, long chunkPoints, int surfaceBlock, long l2Bytes, long sliceBytes,
        long scratchBytes, long tableBytes) {

    /**
     * What is used at a time fits in the share: slices, scratch and the part of the table together, or where points are
     * ordered by cell, what each of the {@link #phases()} uses.
     *
     * @return true if so
     */
    public boolean fits() {
        return phases().stream().allMatch(phase -> phase.bytes() <= l2Bytes);
    }

    /**
     * A part of an evaluation that is done before the next begins, for some of the points.
     *
     * @param name what is done
     * @param bytes what is used at a time
     */
    public record Phase(String name, long bytes) {
    }

    /**
     * What is done one after the other, and what is used meanwhile.
     *
     * @return the phases; an only one where nothing is ordered
     */
    public List<Phase> phases() {
        return route == Route.SUMS_BY_CELL
                ? List.of(new Phase("order points by cell", sliceBytes),
                        new Phase("sum cells", scratchBytes + tableBytes))
                : List.of(new Phase("evaluate", sliceBytes + scratchBytes + tableBytes));
    }

    /**
     * What fits in the share of L2, or what does not, and why.
     *
     * @return one sentence
     */
    public String explanation() {
        String sizes = route == Route.SUMS_BY_CELL
                ? "ordering a slice of points takes " + sliceBytes + " bytes, and summing a cell scratch of " + scratchBytes
                        + " bytes and corners of " + tableBytes + " bytes, which"
                : "slices of " + sliceBytes + " bytes, scratch of " + scratchBytes
                        + " bytes and a part of the table of " + tableBytes + " bytes";
        if (fits()) {
            return sizes + " fit in " + l2Bytes + " bytes of L2";
        }
        return sizes + " do not fit in " + l2Bytes + " bytes of L2: " + switch (route) {
            case SUMS_BY_CELL -> "points are written and read in order, and each cell uses all surfaces";
            case SUMS_IN_ORDER -> "each vector of surfaces uses all nodes of the grid";
            case VALUES_BY_POINT -> "each point uses all surfaces at nodes anywhere in the grid";
            case VALUES_BY_PLANE -> "a plane has all nodes of the grid";
            case VALUES_BY_TILE -> "a tile uses its surfaces at nodes anywhere in the grid";
        };
    }
}

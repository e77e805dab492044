package org.bilane.kernel;

/**
 * What a pool plans for an evaluation: how much a worker takes at a time, and whether what it uses meanwhile fits in
 * its share of L2. A plan changes no bit of a result.
 *
 * @param route how the evaluation goes through points and surfaces
 * @param chunkPoints the points that a worker takes at a time; the last chunk may have fewer
 * @param surfaceBlock the surfaces that are evaluated at a chunk's points before the next
 * @param l2Bytes a worker's share of L2, as found or as set by the builder
 * @param sliceBytes a chunk's slices of x, y and stored values
 * @param scratchBytes the scratch that a worker uses again for each chunk, or for each block of grouped points
 * @param tableBytes the part of the table that is used for a block of surfaces
 */
public record EvaluationPlan(Route route, long chunkPoints, int surfaceBlock, long l2Bytes, long sliceBytes,
        long scratchBytes, long tableBytes) {

    /**
     * Whether slices, scratch and the part of the table fit in the share together.
     *
     * @return true if so
     */
    public boolean fits() {
        return sliceBytes + scratchBytes + tableBytes <= l2Bytes;
    }

    /**
     * What fits in the share of L2, or what does not, and why.
     *
     * @return one sentence
     */
    public String explanation() {
        String sizes = "slices of " + sliceBytes + " bytes, scratch of " + scratchBytes
                + " bytes and a part of the table of " + tableBytes + " bytes";
        if (fits()) {
            return sizes + " fit in " + l2Bytes + " bytes of L2";
        }
        return sizes + " do not fit in " + l2Bytes + " bytes of L2: " + switch (route) {
            case SUMS_BY_CELL -> "a block of points is grouped at once, and written and read in order; the table is"
                    + " read in order";
            case SUMS_IN_ORDER -> "each vector of surfaces uses all nodes of the grid";
            case VALUES_BY_POINT -> "each point uses all surfaces at nodes anywhere in the grid";
            case VALUES_BY_PLANE -> "a plane has all nodes of the grid";
            case VALUES_BY_TILE -> "a tile uses its surfaces at nodes anywhere in the grid";
        };
    }
}

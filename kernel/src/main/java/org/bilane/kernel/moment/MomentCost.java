package org.bilane.kernel.moment;

import org.bilane.kernel.sum.SumOrder;

/**
 * What it takes to sum a run of points of one cell, through their moments and one by one. The unit is what a
 * multiply-add of a vector of 8 surfaces takes at a point, 0.35 ns where the constants were measured: one thread of an
 * Intel Xeon of the Sapphire Rapids family with AVX-512, JDK 25.0.3, 50 and 500 surfaces of 50x50 knots at 10^6 points.
 *
 * <p>With N the collected degree, S that of the series, and V vectors of surfaces, p points take
 * <ul>
 * <li>one by one, {@code V c p}, c being the multiply-adds of a term and its addition, and {@code 20 V} for each run of
 * {@value SumOrder#RUN};
 * <li>through moments, {@code p (8 + 1.4 (N + 1) + 1.4 (N + 1)^2 / 8)} for loading, powers and their products,
 * {@code 10 (N + 1)^2 + 300} for the ends of loops and for adding partial sums up, and {@code V (1.45 (S + 1)^2 + 20)}
 * for the contraction.
 * </ul>
 * On other machines the same constants serve: sums must not have other bits there. Whether points are grouped by cell
 * at all is decided before, in {@link SumOrder#isGrouped}.
 */
public final class MomentCost {
    private static final int LANES = 8;
    private static final double OF_RUN = 20;
    private static final double OF_POINT = 8;
    private static final double OF_POWER = 1.4;
    private static final double OF_PRODUCT = 1.4 / LANES;
    private static final double OF_MOMENT = 10;
    private static final double OF_CELL = 300;
    private static final double OF_COEFFICIENT = 1.45;
    private static final double OF_VECTOR = 20;

    private MomentCost() {
    }

    /**
     * Whether moments take less.
     *
     * @param degree the moments
     * @param surfaces the surfaces of the stack
     * @param points the points of the run
     * @return true if so
     */
    public static boolean pays(MomentDegree degree, int surfaces, int points) {
        int vectors = Math.ceilDiv(surfaces, LANES);
        return throughMoments(degree, vectors, points) < oneByOne(degree, vectors, points);
    }

    private static double oneByOne(MomentDegree degree, int vectors, int points) {
        double ofTerm = switch (degree) {
            case LINEAR -> 4;
            case EIGHT -> 12;
            case TWELVE -> 15;
        };
        return vectors * (points * ofTerm + OF_RUN * Math.ceilDiv(points, SumOrder.RUN));
    }

    private static double throughMoments(MomentDegree degree, int vectors, int points) {
        double side = degree.collected() + 1.0;
        double terms = degree.series() + 1.0;
        return points * (OF_POINT + OF_POWER * side + OF_PRODUCT * side * side) + OF_MOMENT * side * side + OF_CELL
                + vectors * (OF_COEFFICIENT * terms * terms + OF_VECTOR);
    }
}

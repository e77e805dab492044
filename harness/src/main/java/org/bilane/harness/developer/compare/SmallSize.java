package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A size of a small job.
 *
 * @param surfaces the number of surfaces
 * @param points the number of points
 */
record SmallSize(int surfaces, long points) {
    /** Up to here sizes are dense. */
    static final long DENSE = 128;
    /** A size that no vector divides. */
    private static final long ODD = 10;
    private static final int SPARSE_STEP = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * The sizes of as many surfaces: powers of two up to 128 points, powers of four times that, all points; and 10.
     *
     * @param surfaces the number of surfaces
     * @param most all points, 1 or more
     * @return ascending
     */
    static List<SmallSize> of(int surfaces, long most) {
        List<SmallSize> sizes = new ArrayList<>();
        for (long points = 1; points < most; points *= points < DENSE ? 2 : SPARSE_STEP) {
            if (points > ODD && points < 2 * ODD) {
                sizes.add(new SmallSize(surfaces, ODD));
            }
            sizes.add(new SmallSize(surfaces, points));
        }
        sizes.add(new SmallSize(surfaces, most));
        return sizes;
    }

    /** Points times surfaces. */
    long evaluations() {
        return points * surfaces;
    }

    /** The name of a contender at this size. */
    String named(String contender) {
        return contender + ", " + this;
    }

    /**
     * Tells the size and the cost of a point.
     *
     * @param standing at this size
     * @return the standing with the figures; without the cost if there are no times
     */
    Standing tell(Standing standing) {
        Map<String, Object> figures = new LinkedHashMap<>(standing.figures());
        figures.put("surfaces", surfaces);
        figures.put("points", points);
        standing.median().ifPresent(median -> figures.put("ns_per_point", median / points * NANOS_PER_SECOND));
        return standing.with(figures);
    }

    @Override
    public String toString() {
        return "K = " + surfaces + ", m = " + points;
    }
}

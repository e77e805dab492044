package org.bilane.kernel;

import org.bilane.kernel.reference.RandomCase;

/**
 * How the documentation of sums cuts points into blocks, written down plainly.
 *
 * @param grouped whether points are grouped by cell
 * @param blockLength the points of a block; the last may have fewer
 */
record DocumentedOrder(boolean grouped, int blockLength) {
    private static final int UNIT = 1024;
    private static final long MEGA = 1 << 20;
    private static final int MOST_POINTS = 4_000_000;

    /** The order for a case. Beside the cells between knots each row has two that begin on its last knot. */
    static DocumentedOrder of(RandomCase random) {
        return of(random.points(), (long) random.xAxis().length * (random.yAxis().length + 1), random.surfaces());
    }

    private static DocumentedOrder of(int points, long cells, int surfaces) {
        long least = Math.min(8 * cells, MEGA / 8);
        boolean few = surfaces <= 3 + Math.min(cells / 4000, 5);
        if (few || points < 4 * least || cells > 4 * MEGA) {
            return new DocumentedOrder(false, (int) (UNIT * Math.max(1, Math.ceilDiv(points, MEGA))));
        }
        long blocks = Math.ceilDiv(points, MOST_POINTS);
        return new DocumentedOrder(true, (int) Math.ceilDiv(points, blocks));
    }
}

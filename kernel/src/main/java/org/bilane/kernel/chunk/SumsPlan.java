package org.bilane.kernel.chunk;

import org.bilane.kernel.Route;
import org.bilane.kernel.sum.SumOrder;

/**
 * In which order a call's sums are taken: that of each family follows from its stack, the grid and the points, so that
 * families may be summed in two. Decided once all is asked for, and handed to those who sum. Made again for each call,
 * so that calls allocate nothing; written before the work begins and only read afterwards.
 */
public final class SumsPlan {
    private final SumsPart byCell = new SumsPart(Route.SUMS_BY_CELL);
    private final SumsPart inOrder = new SumsPart(Route.SUMS_IN_ORDER);
    private Call call;
    private long number;

    /** Nothing is planned. */
    public SumsPlan() {
    }

    /**
     * Decides on the orders.
     *
     * @param asked the call, with all its families
     * @throws IllegalStateException if the call has no family
     */
    public void make(Call asked) {
        asked.requireFamily();
        call = asked;
        number = asked.number.value();
        int cells = asked.tables[0].cells();
        byCell.begin(asked);
        inOrder.begin(asked);
        for (int f = 0; f < asked.families; f++) {
            boolean grouped = SumOrder.isGrouped(asked.points, cells, asked.tables[f].surfaces());
            (grouped ? byCell : inOrder).add(f);
        }
    }

    /**
     * What is asked for.
     *
     * @return the call
     * @throws IllegalStateException if nothing is planned, or the call has ended since
     */
    public Call call() {
        if (call == null || call.number.value() != number) {
            throw new IllegalStateException("no sums are planned, or those of a call that has ended");
        }
        return call;
    }

    /**
     * The route.
     *
     * @return one for sums: by cell where any family's points are grouped
     */
    public Route route() {
        return main().route();
    }

    /**
     * The part that the route is of.
     *
     * @return that by cell if there is one
     */
    public SumsPart main() {
        return byCell.isEmpty() ? inOrder : byCell;
    }

    /**
     * The families whose points are grouped by cell.
     *
     * @return none, some or all of the call's
     */
    public SumsPart byCell() {
        return byCell;
    }

    /**
     * The families that are summed in the order of the points.
     *
     * @return the others
     */
    public SumsPart inOrder() {
        return inOrder;
    }
}

package org.bilane.kernel.table;

/**
 * The order of the knots of a grid. A table is stored in ascending order, so that locating knows one order alone: where
 * an axis descends, knot i is node n - 1 - i.
 *
 * @param nx knots of the x axis, 2 or more
 * @param xDescending whether they descend
 * @param ny knots of the y axis, 2 or more
 * @param yDescending whether they descend
 */
public record KnotOrder(int nx, boolean xDescending, int ny, boolean yDescending) {
    /**
     * The order of given knots.
     *
     * @param x the knots of the x axis, strictly ascending or descending
     * @param y the knots of the y axis
     * @return their order
     */
    public static KnotOrder of(double[] x, double[] y) {
        return new KnotOrder(x.length, x[1] < x[0], y.length, y[1] < y[0]);
    }

    /**
     * Where a knot of x lies in a table.
     *
     * @param knot its index in the order of the knots
     * @return its index in ascending order
     */
    public int x(int knot) {
        return xDescending ? nx - 1 - knot : knot;
    }

    /**
     * Where a knot of y lies in a table.
     *
     * @param knot its index in the order of the knots
     * @return its index in ascending order
     */
    public int y(int knot) {
        return yDescending ? ny - 1 - knot : knot;
    }
}

package org.bilane.spark.comparison;

import java.io.Serializable;

/**
 * Surfaces on the axes of indices in an array, evaluated as one would write it: the cell once for a point, then
 * {@code Math.exp} of four weighted corners for each surface.
 *
 * @param surfaces K
 * @param knots nx = ny
 * @param z the values in the order (nx, ny, K), in which one point's lie together
 */
record PlainTable(int surfaces, int knots, double[] z) implements Serializable {
    /** Evaluates at a point, clamped to the grid, and adds the results to some sums. */
    void addTo(double[] sums, double x, double y) {
        double cx = Math.clamp(x, 0, knots - 1);
        double cy = Math.clamp(y, 0, knots - 1);
        int ix = Math.min((int) cx, knots - 2);
        int iy = Math.min((int) cy, knots - 2);
        double u = cx - ix;
        double v = cy - iy;
        double w00 = (1 - u) * (1 - v);
        double w01 = (1 - u) * v;
        double w10 = u * (1 - v);
        double w11 = u * v;
        int at = (ix * knots + iy) * surfaces;
        int right = at + surfaces;
        int below = at + knots * surfaces;
        int across = below + surfaces;
        for (int k = 0; k < surfaces; k++) {
            sums[k] += Math.exp(w00 * z[at + k] + w01 * z[right + k] + w10 * z[below + k] + w11 * z[across + k]);
        }
    }

    /** The values in the order (K, nx, ny). */
    double[][][] surfacesFirst() {
        double[][][] first = new double[surfaces][knots][knots];
        for (int i = 0; i < z.length; i++) {
            first[i % surfaces][i / surfaces / knots][i / surfaces % knots] = z[i];
        }
        return first;
    }
}

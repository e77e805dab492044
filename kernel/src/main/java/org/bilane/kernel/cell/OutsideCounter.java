package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Counts points outside the axes, with the knots alone: nothing is located. Of one thread. */
public final class OutsideCounter {
    private static final int CHUNK = 1024;

    private final double[] xs = new double[CHUNK];
    private final double[] ys = new double[CHUNK];
    private long x;
    private long y;
    private long nan;
    private long refused;
    private long first;

    /** Nothing is counted yet. */
    public OutsideCounter() {
    }

    /**
     * Counts.
     *
     * @param xLocator the x axis
     * @param yLocator the y axis
     * @param px the points' x
     * @param py the points' y
     * @param xRefused whether points outside x are counted as refused
     * @param yRefused whether points outside y are
     */
    public void count(AxisLocator xLocator, AxisLocator yLocator, MemorySegment px, MemorySegment py,
            boolean xRefused, boolean yRefused) {
        x = 0;
        y = 0;
        nan = 0;
        refused = 0;
        first = -1;
        long points = px.byteSize() / Double.BYTES;
        for (long from = 0; from < points; from += CHUNK) {
            int n = (int) Math.min(CHUNK, points - from);
            // Copied for the reason that LocatedPoints has.
            MemorySegment.copy(px, ValueLayout.JAVA_DOUBLE, from * Double.BYTES, xs, 0, n);
            MemorySegment.copy(py, ValueLayout.JAVA_DOUBLE, from * Double.BYTES, ys, 0, n);
            xLocator.toScale(xs, n);
            yLocator.toScale(ys, n);
            count(xLocator, yLocator, n, from, xRefused, yRefused);
        }
    }

    private void count(AxisLocator xLocator, AxisLocator yLocator, int n, long from, boolean xRefused,
            boolean yRefused) {
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
                nan++;
                continue;
            }
            boolean outsideX = xs[i] < xLocator.least() || xs[i] > xLocator.greatest();
            boolean outsideY = ys[i] < yLocator.least() || ys[i] > yLocator.greatest();
            x += outsideX ? 1 : 0;
            y += outsideY ? 1 : 0;
            if (outsideX && xRefused || outsideY && yRefused) {
                refused++;
                first = first < 0 ? from + i : first;
            }
        }
    }

    /**
     * The points outside x.
     *
     * @return how many
     */
    public long x() {
        return x;
    }

    /**
     * The points outside y.
     *
     * @return how many
     */
    public long y() {
        return y;
    }

    /**
     * The points of which a coordinate is NaN; they are outside nothing.
     *
     * @return how many
     */
    public long nan() {
        return nan;
    }

    /**
     * The points outside an axis where they are refused.
     *
     * @return how many
     */
    public long refused() {
        return refused;
    }

    /**
     * The first of the points that are refused.
     *
     * @return its index, -1 if there is none
     */
    public long first() {
        return first;
    }
}

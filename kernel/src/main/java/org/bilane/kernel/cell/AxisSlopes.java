package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bilane.kernel.arith.Exponent;

/**
 * What turns a slope along a fraction of a cell into one along the coordinate as the caller gives it: the width of the
 * cell, on a logarithmic axis the coordinate, and nothing where the coordinate was clamped. Immutable and thread-safe.
 */
public final class AxisSlopes {
    /** Between these a factor is used as it is: times a slope from 2^-122 to 2^122 it is normal. */
    private static final double LEAST = Exponent.LEAST_FACTOR;
    private static final double GREATEST = Exponent.GREATEST_FACTOR;

    private final double[] knots;
    /** The natural logarithm of the base; 0 on a linear axis. */
    private final double ln;
    /** For each cell 1 / width, on a logarithmic axis divided by the logarithm; the last knot's is the last cell's. */
    private final double[] ofCells;
    /** Whether they are all the same, as on an axis of indices. */
    private final boolean even;

    /**
     * Slopes on an axis.
     *
     * @param knots the knots, ascending; kept
     * @param ln the natural logarithm of the base of a logarithmic axis, 0 for a linear one
     */
    public AxisSlopes(double[] knots, double ln) {
        this.knots = knots;
        this.ln = ln;
        int last = knots.length - 1;
        ofCells = new double[knots.length];
        boolean same = true;
        for (int cell = 0; cell < last; cell++) {
            double reciprocal = 1 / (knots[cell + 1] - knots[cell]);
            ofCells[cell] = ln == 0 ? reciprocal : reciprocal / ln;
            same &= ofCells[cell] == ofCells[0];
        }
        ofCells[last] = ofCells[last - 1];
        even = same;
    }

    /**
     * Whether all cells have the same factor, so that only the cells of listed points must be known.
     *
     * @return true if so
     */
    boolean isEven() {
        return even;
    }

    /**
     * Finds the factors as they usually are, and lists the points for which {@link #findEach} is needed.
     *
     * @param loop lists them in vectors; null if there is none
     * @param from the coordinates as the caller gives them
     * @param first the first of them
     * @param n how many
     * @param fractions their fractions as they are located
     * @param points have their cells, which are not read on an even axis; receive the factors
     * @param scratch receives the list, and on a logarithmic axis the coordinates
     * @return how many points are listed
     */
    int find(LocateLoop loop, MemorySegment from, long first, int n, double[] fractions, AxisPoints points,
            EdgeScratch scratch) {
        points.clear();
        if (even) {
            Arrays.fill(points.factors, 0, n, ofCells[0]);
        } else {
            lookUp(points.cells, n, points.factors);
        }
        if (ln != 0) {
            // Copied for the reason that LocatedPoints has.
            MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, scratch.coordinates, 0, n);
            divide(points.factors, scratch.coordinates, n);
        }
        // A loop that few points never enter would be compiled as one that is seldom entered, and make objects.
        return loop != null && n >= loop.leastPoints() ? loop.list(fractions, points.factors, n, scratch.listed)
                : list(fractions, points.factors, 0, n, scratch.listed, 0);
    }

    private void lookUp(int[] cells, int n, double[] factors) {
        for (int i = 0; i < n; i++) {
            factors[i] = ofCells[cells[i]];
        }
    }

    private static void divide(double[] factors, double[] coordinates, int n) {
        for (int i = 0; i < n; i++) {
            // Of 0, whose sign says nothing, the limit from above.
            factors[i] = factors[i] / Math.abs(coordinates[i]);
        }
    }

    /**
     * Lists points whose fractions are not positive, which are those on knots, before the first knot, or NaN: no others
     * lie on the first knot or the last, or may have been clamped. Also lists those whose factors are too small or too
     * large.
     *
     * @param fractions the points' fractions
     * @param factors the points' factors
     * @param from the first point
     * @param to one past the last point
     * @param listed receives the points
     * @param count how many are listed already
     * @return how many are listed then
     */
    public static int list(double[] fractions, double[] factors, int from, int to, int[] listed, int count) {
        int end = count;
        for (int i = from; i < to; i++) {
            if (!(fractions[i] > 0) || !isModerate(factors[i])) {
                listed[end++] = i;
            }
        }
        return end;
    }

    /**
     * Finds the factors of the listed points, and which of them lie on the greatest knot. Those that may lie outside
     * come last, since their coordinates are brought to the scale of the knots all at once.
     *
     * @param locator located the coordinates
     * @param from the coordinates as the caller gives them
     * @param first the first of them
     * @param fractions their fractions as they are located
     * @param points have the cells of the listed points; receive what is found
     * @param scratch has the list, which is overwritten, and the rest of what {@link #find} stored
     * @param count how many points are listed
     */
    void findEach(AxisLocator locator, MemorySegment from, long first, double[] fractions, AxisPoints points,
            EdgeScratch scratch, int count) {
        int last = knots.length - 1;
        int onEdge = 0;
        for (int k = 0; k < count; k++) {
            int i = scratch.listed[k];
            int cell = points.cells[i];
            if (cell == last) {
                points.onGreatest[points.greatestCount++] = i;
            }
            if (Double.isNaN(fractions[i])) {
                points.factors[i] = Double.NaN;
            } else if (!locator.goesBeyond() && (cell == last || cell == 0 && fractions[i] == 0)) {
                scratch.onScale[onEdge] = ln != 0 ? scratch.coordinates[i]
                        : from.getAtIndex(ValueLayout.JAVA_DOUBLE, first + i);
                scratch.listed[onEdge++] = i;
            } else {
                scaleUnusual(points, i, scratch);
            }
        }
        locator.toScale(scratch.onScale, onEdge);
        for (int k = 0; k < onEdge; k++) {
            int i = scratch.listed[k];
            if (scratch.onScale[k] < knots[0] || scratch.onScale[k] > knots[last]) {
                points.factors[i] = 0;
            } else {
                scaleUnusual(points, i, scratch);
            }
        }
    }

    private void scaleUnusual(AxisPoints points, int i, EdgeScratch scratch) {
        if (!isModerate(points.factors[i])) {
            int cell = Math.min(points.cells[i], knots.length - 2);
            points.factors[i] = findScaled(i, cell, ln != 0 ? scratch.coordinates[i] : 1, points);
        }
    }

    private static boolean isModerate(double factor) {
        return factor >= LEAST && factor <= GREATEST;
    }

    /** The same from a width and a coordinate between 1 and 2, and the exponent that makes up for it. */
    private double findScaled(int i, int cell, double coordinate, AxisPoints points) {
        // Half of each where their difference overflows; such knots lose no bit by it.
        double width = knots[cell + 1] - knots[cell];
        int exponent = 0;
        if (Double.isInfinite(width)) {
            width = knots[cell + 1] * 0.5 - knots[cell] * 0.5;
            exponent = -1;
        }
        int ofWidth = Exponent.of(width);
        double factor = 1 / Math.scalb(width, -ofWidth);
        exponent -= ofWidth;
        if (ln != 0) {
            double x = Math.abs(coordinate);
            if (x == 0 || Double.isInfinite(x)) {
                return 1 / x;
            }
            int ofCoordinate = Exponent.of(x);
            factor = factor / ln / Math.scalb(x, -ofCoordinate);
            exponent -= ofCoordinate;
        }
        points.setExponent(i, exponent);
        return factor;
    }
}

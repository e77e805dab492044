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
    /** Between these a slope times the factor, the logarithm of a base and a power loses no digit on its way. */
    private static final double LEAST = Exponent.LEAST_FACTOR;
    private static final double GREATEST = Exponent.GREATEST_FACTOR;

    private final double[] knots;
    /** The natural logarithm of the base; 0 on a linear axis. */
    private final double ln;
    /** For each cell 1 / width, on a logarithmic axis divided by the logarithm; the last knot's is the last cell's. */
    private final double[] ofCells;
    /** Whether they are all the same, as on an axis of indices. */
    private final boolean even;
    /** Whether each of them is a factor as it is. */
    private final boolean moderate;

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
        boolean usual = true;
        for (int cell = 0; cell < last; cell++) {
            double reciprocal = 1 / (knots[cell + 1] - knots[cell]);
            ofCells[cell] = ln == 0 ? reciprocal : reciprocal / ln;
            same &= ofCells[cell] == ofCells[0];
            usual &= isModerate(ofCells[cell]);
        }
        ofCells[last] = ofCells[last - 1];
        even = same;
        moderate = usual;
    }

    /**
     * Finds the factors, and the points on the greatest knot. Only points with a fraction that is not positive, as it
     * is on every knot, and those whose factor is not usual are looked at one by one.
     *
     * @param locator located the coordinates
     * @param from the coordinates as the caller gives them
     * @param first the first of them
     * @param n how many
     * @param fractions their fractions as they are located
     * @param points have their cells; receive what is found
     * @param scratch may hold anything
     */
    void find(AxisLocator locator, MemorySegment from, long first, int n, double[] fractions, AxisPoints points,
            EdgeScratch scratch) {
        points.clear();
        double[] factors = points.factors;
        if (even) {
            Arrays.fill(factors, 0, n, ofCells[0]);
        } else {
            lookUp(points.cells, n, factors);
        }
        if (ln != 0) {
            copy(from, first, n, scratch.coordinates);
            divide(factors, scratch.coordinates, n);
        }
        boolean usual = moderate && ln == 0;
        int count = usual ? list(fractions, n, scratch.listed) : list(fractions, factors, n, scratch.listed);
        if (count > 0) {
            if (ln == 0) {
                copy(from, first, n, scratch.coordinates);
            }
            findEach(locator, fractions, points, scratch, count);
        }
    }

    private void lookUp(int[] cells, int n, double[] factors) {
        for (int i = 0; i < n; i++) {
            factors[i] = ofCells[cells[i]];
        }
    }

    /** Copies for the reason that {@link LocatedPoints} has. */
    private static void copy(MemorySegment from, long first, int n, double[] coordinates) {
        MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, coordinates, 0, n);
    }

    private static void divide(double[] factors, double[] coordinates, int n) {
        for (int i = 0; i < n; i++) {
            // Of 0, whose sign says nothing, the limit from above.
            factors[i] = factors[i] / Math.abs(coordinates[i]);
        }
    }

    /** Lists the points that may be on the first knot or the last, or NaN: no others may have been clamped. */
    private static int list(double[] fractions, int n, int[] listed) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (!(fractions[i] > 0)) {
                listed[count++] = i;
            }
        }
        return count;
    }

    /** The same, and the points whose factors are not usual. */
    private static int list(double[] fractions, double[] factors, int n, int[] listed) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (!(fractions[i] > 0) || !isModerate(factors[i])) {
                listed[count++] = i;
            }
        }
        return count;
    }

    /** Looks at each listed point: first at all of them, then at those that may lie outside. */
    private void findEach(AxisLocator locator, double[] fractions, AxisPoints points, EdgeScratch scratch,
            int count) {
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
                scratch.onScale[onEdge] = scratch.coordinates[i];
                scratch.listed[onEdge++] = i;
            } else {
                requireModerate(points, i, scratch.coordinates[i]);
            }
        }
        locator.toScale(scratch.onScale, onEdge);
        for (int k = 0; k < onEdge; k++) {
            int i = scratch.listed[k];
            if (scratch.onScale[k] < knots[0] || scratch.onScale[k] > knots[last]) {
                points.factors[i] = 0;
            } else {
                requireModerate(points, i, scratch.coordinates[i]);
            }
        }
    }

    /** Replaces a factor that is not moderate. */
    private void requireModerate(AxisPoints points, int i, double coordinate) {
        if (!isModerate(points.factors[i])) {
            points.factors[i] = findScaled(i, Math.min(points.cells[i], knots.length - 2), coordinate, points);
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

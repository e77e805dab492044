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
     * Whether some of the located coordinates are such that their cells or fractions may not be those whose slopes
     * count, or that they may have been clamped: those on the first knot and on the last, and NaN.
     *
     * @param cells their cells
     * @param fractions their fractions
     * @param n how many
     * @return false if there are none
     */
    boolean anyOnEdge(int[] cells, double[] fractions, int n) {
        int last = knots.length - 1;
        for (int i = 0; i < n; i++) {
            // One comparison for cell 0 and for the last.
            if (Integer.compareUnsigned(cells[i] - 1, last - 1) >= 0 && (cells[i] != 0 || !(fractions[i] > 0))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the cells whose slopes count, and the factors. On the last knot that is the last cell.
     *
     * @param locator located the coordinates
     * @param from the coordinates as the caller gives them
     * @param first the first of them
     * @param n how many
     * @param edges whether some are {@link #anyOnEdge on an edge}
     * @param coordinates may be overwritten with anything
     * @param cells their cells; replaced on edges
     * @param fractions their fractions; replaced on edges
     * @param factors receives what slopes are multiplied by, times a power of two
     * @param exponents all 0; receives the exponents of these powers that are not: where the factor, or a product with
     *     it, could overflow or lose digits
     * @return whether any exponent is not 0
     */
    boolean find(AxisLocator locator, MemorySegment from, long first, int n, boolean edges, double[] coordinates,
            int[] cells, double[] fractions, double[] factors, int[] exponents) {
        if (even) {
            Arrays.fill(factors, 0, n, ofCells[0]);
        } else {
            for (int i = 0; i < n; i++) {
                factors[i] = ofCells[cells[i]];
            }
        }
        if (edges || ln != 0 || !moderate) {
            // Copied for the reason that LocatedPoints has.
            MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, coordinates, 0, n);
        }
        boolean usual = moderate;
        if (ln != 0) {
            for (int i = 0; i < n; i++) {
                // Of 0, whose sign says nothing, the limit from above.
                factors[i] = factors[i] / Math.abs(coordinates[i]);
            }
            for (int i = 0; i < n; i++) {
                usual &= isModerate(factors[i]);
            }
        }
        return (edges || !usual) && findEach(locator, n, coordinates, cells, fractions, factors, exponents);
    }

    /** Looks at each point of a chunk that has some which are not usual. */
    private boolean findEach(AxisLocator locator, int n, double[] coordinates, int[] cells, double[] fractions,
            double[] factors, int[] exponents) {
        int last = knots.length - 1;
        boolean scaled = false;
        for (int i = 0; i < n; i++) {
            double coordinate = coordinates[i];
            boolean edge = cells[i] == last || cells[i] == 0 && fractions[i] == 0;
            if (cells[i] == last) {
                cells[i] = last - 1;
                fractions[i] = 1;
            }
            if (Double.isNaN(fractions[i])) {
                factors[i] = Double.NaN;
            } else if (edge && !locator.goesBeyond() && isOutside(locator, coordinate, coordinates)) {
                factors[i] = 0;
            } else if (!isModerate(factors[i])) {
                factors[i] = findScaled(i, cells[i], coordinate, exponents);
                scaled |= exponents[i] != 0;
            }
        }
        return scaled;
    }

    /** Whether a coordinate is outside the axis; it is brought to the scale of the knots in an array's first place. */
    private boolean isOutside(AxisLocator locator, double coordinate, double[] place) {
        place[0] = coordinate;
        locator.toScale(place, 1);
        return place[0] < knots[0] || place[0] > knots[knots.length - 1];
    }

    private static boolean isModerate(double factor) {
        return factor >= LEAST && factor <= GREATEST;
    }

    /** The same from a width and a coordinate between 1 and 2, and the exponent that makes up for it. */
    private double findScaled(int i, int cell, double coordinate, int[] exponents) {
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
        exponents[i] = exponent;
        return factor;
    }
}

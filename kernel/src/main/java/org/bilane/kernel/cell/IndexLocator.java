package org.bilane.kernel.cell;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The axis 0, h, 2h, ..., where h is a power of two (the axis of indices among them): cell and fraction are the whole
 * and the fractional part of x / h, and both are exact.
 */
final class IndexLocator extends AxisLocator {
    private final double last;
    private final double cellsPerUnit;

    IndexLocator(double[] knots) {
        this.last = knots[knots.length - 1];
        this.cellsPerUnit = 1 / knots[1];
    }

    /** Whether an axis is of this kind. */
    static boolean fits(double[] knots) {
        double step = knots[1];
        // Far from where a reciprocal or a scaled coordinate could leave the normal range.
        if (knots[0] != 0 || Math.abs(Math.getExponent(step)) > 500 || Math.scalb(1.0, Math.getExponent(step)) != step) {
            return false;
        }
        for (int i = 0; i < knots.length; i++) {
            if (knots[i] != i * step) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void locate(MemorySegment coordinates, long from, int n, int[] cells, double[] fractions) {
        for (int i = 0; i < n; i++) {
            double x = coordinates.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i);
            // Written so that a NaN passes.
            x = x < 0 ? 0 : x;
            x = x > last ? last : x;
            double scaled = x * cellsPerUnit;
            int cell = (int) scaled;
            cells[i] = cell;
            fractions[i] = fraction(scaled - cell, x);
        }
    }

    /** As above, but the distance is not at hand: a zero fraction with cell > 0 is a knot. */
    private static double exactFraction(double fraction) {
        return fraction;
    }
}

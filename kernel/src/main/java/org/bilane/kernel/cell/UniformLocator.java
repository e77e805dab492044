package org.bilane.kernel.cell;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An axis whose knots are nearly evenly spaced: a multiplication guesses the cell, wrong by one at the most, and the
 * knots themselves decide. Fractions are multiplied by reciprocals of the widths.
 */
final class UniformLocator extends AxisLocator {
    /** Widths whose reciprocals, and products with them, stay normal. */
    private static final double LEAST_WIDTH = 0x1p-1000;
    private static final double GREATEST_SPAN = 0x1p1000;

    private static final MathContext RECIPROCAL_DIGITS = new MathContext(40);

    private final double[] knots;
    private final double[] reciprocalWidths;
    private final double cellsPerUnit;
    private final GuessedAxis guessed;

    UniformLocator(double[] knots) {
        super(knots[0], knots[knots.length - 1]);
        int last = knots.length - 1;
        this.knots = knots;
        this.cellsPerUnit = cellsPerUnit(knots);
        this.reciprocalWidths = new double[knots.length];
        for (int i = 0; i < last; i++) {
            reciprocalWidths[i] = reciprocal(knots[i], knots[i + 1]);
        }
        reciprocalWidths[last] = 1;
        this.guessed = GuessedAxis.even(knots, cellsPerUnit, reciprocalWidths);
    }

    /** 1 / (to - from), rounded once: a rounded width would add an error of its own to every fraction. */
    private static double reciprocal(double from, double to) {
        BigDecimal width = new BigDecimal(to).subtract(new BigDecimal(from));
        return BigDecimal.ONE.divide(width, RECIPROCAL_DIGITS).doubleValue();
    }

    private static double cellsPerUnit(double[] knots) {
        return (knots.length - 1) / (knots[knots.length - 1] - knots[0]);
    }

    /**
     * Whether the guess is wrong by one at the most on an axis: since the guess never falls as x grows, it is enough
     * that each knot's is its index or one less.
     */
    static boolean fits(double[] knots) {
        int last = knots.length - 1;
        if (!(knots[last] - knots[0] <= GREATEST_SPAN)) {
            return false;
        }
        double cellsPerUnit = cellsPerUnit(knots);
        for (int i = 0; i <= last; i++) {
            int guess = (int) ((knots[i] - knots[0]) * cellsPerUnit);
            if (guess != i && guess != i - 1 || i < last && knots[i + 1] - knots[i] < LEAST_WIDTH) {
                return false;
            }
        }
        return true;
    }

    @Override
    public GuessedAxis guessed() {
        return guessed;
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        int last = knots.length - 1;
        double first = knots[0];
        double greatest = knots[last];
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            x = x < first ? first : x;
            x = x > greatest ? greatest : x;
            int cell = Math.min((int) ((x - first) * cellsPerUnit), last);
            if (x < knots[cell]) {
                cell--;
            } else if (cell < last && x >= knots[cell + 1]) {
                cell++;
            }
            double distance = x - knots[cell];
            cells[i] = cell;
            fractions[i] = fraction(distance * reciprocalWidths[cell], distance);
        }
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        double first = knots[0];
        double greatest = knots[knots.length - 1];
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            x = x < first ? first : x;
            x = x > greatest ? greatest : x;
            double distance = x - knots[cells[i]];
            fractions[i] = fraction(distance * reciprocalWidths[cells[i]], distance);
        }
    }
}

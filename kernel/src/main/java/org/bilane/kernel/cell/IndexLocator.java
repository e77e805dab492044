package org.bilane.kernel.cell;

/**
 * The axis 0, h, 2h, ..., where h is a power of two up to 1, the axis of indices among them: cell and fraction are the
 * whole and the fractional part of x / h, and every step is exact.
 */
final class IndexLocator extends AxisLocator {
    private static final int LEAST_EXPONENT = -500;

    private final double last;
    private final double cellsPerUnit;
    private final GuessedAxis guessed;

    IndexLocator(double[] knots) {
        super(knots[0], knots[knots.length - 1]);
        this.last = knots[knots.length - 1];
        this.cellsPerUnit = 1 / knots[1];
        this.guessed = GuessedAxis.index(last, cellsPerUnit);
    }

    /** Whether an axis is of this kind. A step above 1 could make a scaled coordinate underflow. */
    static boolean fits(double[] knots) {
        double step = knots[1];
        if (knots[0] != 0 || step > 1 || Math.getExponent(step) < LEAST_EXPONENT || Math.ulp(step) != step * 0x1p-52) {
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
    public GuessedAxis guessed() {
        return guessed;
    }

    /**
     * A coordinate in cells: its whole part is the cell, and the rest the fraction.
     *
     * @param coordinate the coordinate
     * @return 0 or more; NaN for NaN, whose cell is 0
     */
    double scaled(double coordinate) {
        return Math.min(Math.max(coordinate, 0), last) * cellsPerUnit;
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        double greatest = last;
        double scale = cellsPerUnit;
        for (int i = 0; i < n; i++) {
            // A NaN passes min and max, and its cell is 0. C2 compiles this loop to vectors.
            double scaled = Math.min(Math.max(coordinates[i], 0), greatest) * scale;
            int cell = (int) scaled;
            cells[i] = cell;
            fractions[i] = scaled - cell;
        }
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        double greatest = last;
        double scale = cellsPerUnit;
        for (int i = 0; i < n; i++) {
            fractions[i] = Math.min(Math.max(coordinates[i], 0), greatest) * scale - cells[i];
        }
    }
}

package org.bilane.kernel.cell;

/**
 * The axis 0, h, 2h, ..., where h is a power of two up to 1, the axis of indices among them: cell and fraction are the
 * whole and the fractional part of x / h, and every step is exact.
 */
final class IndexLocator extends AxisLocator {
    private static final int LEAST_EXPONENT = -500;

    private static final int FEW = 8;
    private static final int WHOLE = 16;

    private final double last;
    private final double cellsPerUnit;

    IndexLocator(double[] knots) {
        super(knots[0], knots[knots.length - 1]);
        this.last = knots[knots.length - 1];
        this.cellsPerUnit = 1 / knots[1];
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
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        // C2 makes vectors of a loop that it has seen run for long. So few have a loop of their own, and many are
        // rounded up to whole vectors, where there is room.
        if (n <= FEW) {
            for (int i = 0; i < n; i++) {
                locate(coordinates, i, last, cellsPerUnit, cells, fractions);
            }
            return;
        }
        double greatest = last;
        double scale = cellsPerUnit;
        int room = Math.min(coordinates.length, Math.min(cells.length, fractions.length));
        int whole = Math.min((n + WHOLE - 1) & -WHOLE, room);
        for (int i = 0; i < whole; i++) {
            locate(coordinates, i, greatest, scale, cells, fractions);
        }
    }

    private static void locate(double[] coordinates, int i, double greatest, double scale, int[] cells,
            double[] fractions) {
        // A NaN passes min and max, and its cell is 0.
        double scaled = Math.min(Math.max(coordinates[i], 0), greatest) * scale;
        int cell = (int) scaled;
        cells[i] = cell;
        fractions[i] = scaled - cell;
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

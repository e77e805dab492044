package org.bilane.kernel.cell;

/**
 * Lets the edge cells go on outside the axis: a coordinate there has the fraction of the first or the last cell that it
 * would have if the cell were so wide, below 0, or 1 and above. Of an infinite coordinate, and of one so far away that
 * it can't be told from it, the fraction is infinite.
 */
final class LinearOutside extends AxisLocator {
    private final AxisLocator within;
    private final double[] knots;
    private final int lastCell;

    LinearOutside(AxisLocator within, double[] knots) {
        super(within.least(), within.greatest());
        this.within = within;
        this.knots = knots;
        this.lastCell = knots.length - 2;
    }

    @Override
    public boolean goesBeyond() {
        return true;
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        within.locate(coordinates, n, cells, fractions);
        double least = least();
        double greatest = greatest();
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            if (x < least) {
                cells[i] = 0;
                fractions[i] = fraction(x, 0);
            } else if (x > greatest) {
                cells[i] = lastCell;
                fractions[i] = fraction(x, lastCell);
            }
        }
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        within.fractions(coordinates, n, cells, fractions);
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            if (x < least() || x > greatest()) {
                fractions[i] = fraction(x, Math.min(cells[i], lastCell));
            }
        }
    }

    private double fraction(double x, int cell) {
        if (Double.isInfinite(x)) {
            return x;
        }
        double from = knots[cell];
        double to = knots[cell + 1];
        double distance = x - from;
        double width = to - from;
        if (Double.isFinite(distance) && Double.isFinite(width)) {
            double quotient = distance / width;
            // A fraction of 0 says that the coordinate is on the knot.
            return quotient == 0 ? -Double.MIN_VALUE : quotient;
        }
        // Half of each, since the differences overflow.
        return (x * 0.5 - from * 0.5) / (to * 0.5 - from * 0.5);
    }
}

package org.bilane.kernel.cell;

/**
 * Any axis: {@linkplain KnotBuckets buckets} find the cell, or where they would be too many a binary search without
 * branches; a division the fraction. A cell wider than the largest double is halved first, coordinate and all.
 */
final class SearchLocator extends AxisLocator {
    private final double[] knots;
    private final double[] scales;
    private final double[] scaledKnots;
    private final double[] scaledWidths;
    /** Null if the cell is searched for. */
    private final KnotBuckets buckets;
    private final GuessedAxis guessed;

    SearchLocator(double[] knots) {
        super(knots[0], knots[knots.length - 1]);
        int last = knots.length - 1;
        this.knots = knots;
        this.scales = new double[knots.length];
        this.scaledKnots = new double[knots.length];
        this.scaledWidths = new double[knots.length];
        for (int i = 0; i <= last; i++) {
            double end = i == last ? knots[i] : knots[i + 1];
            double scale = Double.isInfinite(end - knots[i]) ? 0.5 : 1;
            scales[i] = scale;
            scaledKnots[i] = knots[i] * scale;
            scaledWidths[i] = i == last ? 1 : end * scale - scaledKnots[i];
        }
        // Of an axis whose length is a double: no cell of it is halved.
        this.buckets = Double.isInfinite(knots[last] - knots[0]) ? null : KnotBuckets.of(knots);
        this.guessed = buckets == null ? null : GuessedAxis.uneven(knots, buckets, scaledWidths);
    }

    @Override
    public GuessedAxis guessed() {
        return guessed;
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        if (buckets != null) {
            locateInBuckets(coordinates, n, cells, fractions);
            return;
        }
        for (int i = 0; i < n; i++) {
            cells[i] = lastKnotUpTo(coordinates[i]);
        }
        fractions(coordinates, n, cells, fractions);
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        double first = knots[0];
        double greatest = knots[knots.length - 1];
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            x = x < first ? first : x;
            x = x > greatest ? greatest : x;
            int cell = cells[i];
            double quotient = (x * scales[cell] - scaledKnots[cell]) / scaledWidths[cell];
            // The difference of unequal doubles is not zero, but halving may have made them equal.
            fractions[i] = fraction(quotient, x - knots[cell]);
        }
    }

    private void locateInBuckets(double[] coordinates, int n, int[] cells, double[] fractions) {
        double first = knots[0];
        double greatest = knots[knots.length - 1];
        double bucketsPerUnit = buckets.bucketsPerUnit();
        int[] starts = buckets.starts();
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            x = x < first ? first : x;
            x = x > greatest ? greatest : x;
            // That of a NaN is 0.
            int cell = starts[(int) ((x - first) * bucketsPerUnit)];
            cell += x >= knots[cell + 1] ? 1 : 0;
            double distance = x - knots[cell];
            cells[i] = cell;
            fractions[i] = fraction(distance / scaledWidths[cell], distance);
        }
    }

    /** The index of the last knot that is not above x; 0 where there is none, and for a NaN. */
    private int lastKnotUpTo(double x) {
        int base = 0;
        int length = knots.length;
        while (length > 1) {
            int half = length >>> 1;
            base = knots[base + half] <= x ? base + half : base;
            length -= half;
        }
        return base;
    }
}

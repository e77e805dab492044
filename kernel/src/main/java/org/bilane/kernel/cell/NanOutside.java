package org.bilane.kernel.cell;

/** Makes coordinates outside the axis NaN, and has them located then. */
final class NanOutside extends AxisLocator {
    private final AxisLocator within;
    private final GuessedAxis guessed;

    NanOutside(AxisLocator within) {
        super(within.least(), within.greatest());
        this.within = within;
        this.guessed = within.guessed() == null ? null : within.guessed().droppingOutside();
    }

    @Override
    public GuessedAxis guessed() {
        return guessed;
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        dropOutside(coordinates, n);
        within.locate(coordinates, n, cells, fractions);
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        dropOutside(coordinates, n);
        within.fractions(coordinates, n, cells, fractions);
    }

    private void dropOutside(double[] coordinates, int n) {
        double least = least();
        double greatest = greatest();
        for (int i = 0; i < n; i++) {
            double x = coordinates[i];
            coordinates[i] = x < least || x > greatest ? Double.NaN : x;
        }
    }
}

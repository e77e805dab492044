package org.bilane.kernel.cell;

/** Brings coordinates to the scale of the knots, and has them located then. */
final class SteppedLocator extends AxisLocator {
    private final AxisLocator within;
    private final CoordinateStep step;
    private final GuessedAxis guessed;

    SteppedLocator(AxisLocator within, CoordinateStep step) {
        super(within.least(), within.greatest());
        this.within = within;
        this.step = step;
        GuessedAxis knots = within.guessed();
        this.guessed = knots == null || step.base() == null ? null : knots.ofLogarithms(step.base());
    }

    @Override
    public GuessedAxis guessed() {
        return guessed;
    }

    @Override
    public boolean goesBeyond() {
        return within.goesBeyond();
    }

    @Override
    public void toScale(double[] coordinates, int n) {
        step.apply(coordinates, n);
    }

    @Override
    public void fractions(double[] coordinates, int n, int[] cells, double[] fractions) {
        step.apply(coordinates, n);
        within.fractions(coordinates, n, cells, fractions);
    }

    @Override
    public void locate(double[] coordinates, int n, int[] cells, double[] fractions) {
        step.apply(coordinates, n);
        within.locate(coordinates, n, cells, fractions);
    }
}

package org.bilane.kernel.cell;

/** Brings coordinates to the scale of the knots, and has them located then. */
final class SteppedLocator extends AxisLocator {
    private final AxisLocator within;
    private final CoordinateStep step;
    private final EvenAxis even;

    SteppedLocator(AxisLocator within, CoordinateStep step) {
        super(within.least(), within.greatest());
        this.within = within;
        this.step = step;
        this.even = within.even() == null || step.base() == null ? null : within.even().ofLogarithms(step.base());
    }

    @Override
    public EvenAxis even() {
        return even;
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

package org.bilane.harness.verify;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.reference.ExactValue;

/**
 * The largest error of interpolation: random stacks, with axes and values of every kind, against exact arithmetic.
 * What must be exact, as on a knot, is told apart from what may be rounded.
 */
final class InterpolationPart implements VerificationPart {
    private static final RandomCases.Bounds SIZES = RandomCases.Bounds.upTo(20, 9, 70);
    private static final String NAME = "interpolation";
    private static final String UNIT = "2^-53 max|corner|";

    private final int cases;
    private final RandomCases source;
    private final Function<RandomCase, double[]> interpolation;

    /**
     * A part.
     *
     * @param cases how many stacks
     * @param seed what they follow from
     * @param interpolation gives the interpolated values (K, m) of a case; must be safe for several threads
     */
    InterpolationPart(int cases, long seed, Function<RandomCase, double[]> interpolation) {
        this.cases = cases;
        this.source = new RandomCases(seed, SIZES);
        this.interpolation = interpolation;
    }

    /** By what the reference asks for. */
    private record Errors(Tally rounded, Tally exact, Tally special) {
        static final Errors NONE = new Errors(Tally.NONE, Tally.NONE, Tally.NONE);

        Errors plus(Errors other) {
            return new Errors(rounded.plus(other.rounded), exact.plus(other.exact), special.plus(other.special));
        }
    }

    @Override
    public String title() {
        return NAME;
    }

    @Override
    public long amount() {
        return cases;
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        Errors errors = IntStream.range(0, cases).parallel().mapToObj(number -> {
            Errors each = measure(number);
            progress.accept(1);
            return each;
        }).reduce(Errors.NONE, Errors::plus);
        return List.of(
                Check.of(NAME, "between knots", errors.rounded, UNIT, ExactValue.ALLOWED_UNITS),
                Check.of(NAME, "on knots, between equal corners", errors.exact, UNIT, 0),
                Check.of(NAME, "NaN and infinite results", errors.special, UNIT, 0));
    }

    private Errors measure(int number) {
        RandomCase inputs = source.get(number);
        double[] results = interpolation.apply(inputs);
        Errors errors = Errors.NONE;
        String label = "case " + number + ", surface ";
        for (int k = 0; k < inputs.surfaces(); k++) {
            for (int i = 0; i < inputs.points(); i++) {
                ExactValue exact = inputs.exact(k, i);
                double result = results[k * inputs.points() + i];
                boolean refused = !exact.admits(result);
                double error = exact.errorUnits(result);
                String at = error > 0 || refused ? label + k + ", " + point(inputs, i) : "";
                Tally tally = new Tally(1, refused ? 1 : 0, error, at);
                errors = errors.plus(switch (exact) {
                    case ExactValue.Special _ -> new Errors(Tally.NONE, Tally.NONE, tally);
                    case ExactValue.Finite finite when finite.mustBeExact() ->
                            new Errors(Tally.NONE, tally, Tally.NONE);
                    case ExactValue.Finite _ -> new Errors(tally, Tally.NONE, Tally.NONE);
                });
            }
        }
        return errors;
    }

    private static String point(RandomCase inputs, int i) {
        return "x " + Double.toHexString(inputs.px()[i]) + ", y " + Double.toHexString(inputs.py()[i]);
    }
}

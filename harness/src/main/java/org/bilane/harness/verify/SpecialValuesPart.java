package org.bilane.harness.verify;

import java.util.List;
import java.util.function.LongConsumer;

/** exp of arguments whose result is known without computing. */
final class SpecialValuesPart implements VerificationPart {
    private static final double[][] ARGUMENTS_AND_RESULTS = {
        {0.0, 1},
        {-0.0, 1},
        {Double.MIN_VALUE, 1},
        {-Double.MIN_VALUE, 1},
        {Double.MIN_NORMAL, 1},
        {-Double.MIN_NORMAL, 1},
        {709.7827128933841, Double.POSITIVE_INFINITY},
        {710, Double.POSITIVE_INFINITY},
        {0x1p40, Double.POSITIVE_INFINITY},
        {Double.MAX_VALUE, Double.POSITIVE_INFINITY},
        {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
        {-745.1332191019411, Double.MIN_VALUE},
        {-745.1332191019412, 0},
        {-746, 0},
        {-0x1p40, 0},
        {-Double.MAX_VALUE, 0},
        {Double.NEGATIVE_INFINITY, 0},
        {Double.NaN, Double.NaN},
    };
    private static final int[] SURFACES = {1, 16};

    private final ExpFunction exp;

    /**
     * A part.
     *
     * @param exp whose results are compared
     */
    SpecialValuesPart(ExpFunction exp) {
        this.exp = exp;
    }

    @Override
    public String title() {
        return "special values of exp";
    }

    @Override
    public long amount() {
        return SURFACES.length;
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        long cases = 0;
        long different = 0;
        String at = "";
        for (int surfaces : SURFACES) {
            // Each argument in the place of each other, so that all are met in regular and in irregular cells.
            for (int shift = 0; shift < ARGUMENTS_AND_RESULTS.length; shift++) {
                double[] results = exp.evaluate(arguments(shift), new ExpFunction.Shape(surfaces, true));
                for (int i = 0; i < results.length; i++) {
                    double[] pair = pair(i, shift);
                    if (Double.compare(pair[1], results[i]) != 0) {
                        different++;
                        at = at.isEmpty() ? Double.toHexString(pair[0]) : at;
                    }
                }
                cases += results.length;
            }
            progress.accept(1);
        }
        return List.of(Check.of("exp", "0, subnormal, huge, infinite, NaN", new Tally(cases, 0, different, at),
                "differing", 0));
    }

    private static double[] arguments(int shift) {
        double[] arguments = new double[ExpFunction.GRANULE];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = pair(i, shift)[0];
        }
        return arguments;
    }

    /** Half of the places hold each a pair of the list, the others zero. */
    private static double[] pair(int i, int shift) {
        return ARGUMENTS_AND_RESULTS[i % 2 == 0 ? (i / 2 + shift) % ARGUMENTS_AND_RESULTS.length : 0];
    }
}

package org.bilane.harness.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.bilane.kernel.Transform;
import org.bilane.reference.PreciseExp;

/**
 * The largest errors of exp2 and exp10, measured by the reference of 50 digits alone, and their exact results. For a
 * part of the arguments that exp has: the loop is one for both, and the reference takes some microseconds each time.
 */
final class PowersPart implements VerificationPart {
    private static final double BOUND = 1;
    private static final int SHARE = 40;
    private static final int GREATEST_EXACT_POWER_OF_TEN = 22;

    private final long chunks;
    private final long seed;
    private final PowerFunction powers;

    /** Powers of many arguments, by some implementation. Safe for any number of threads. */
    @FunctionalInterface
    interface PowerFunction {
        /**
         * Evaluates.
         *
         * @param transform exp2 or exp10
         * @param arguments as {@link ExpFunction} takes them
         * @param shape the shape of the tables to evaluate them in
         * @return the powers
         */
        double[] evaluate(Transform transform, double[] arguments, ExpFunction.Shape shape);
    }

    /** Where arguments are taken from: least and greatest, for exp2 and for exp10. */
    private enum Range {
        SHORT("uniform, short form", false, new double[] {-1021, 1023}, new double[] {-307, 308}),
        FULL("uniform, wide table", true, new double[] {-1075, 1024}, new double[] {-324, 308.3}),
        SUBNORMAL("subnormal results", true, new double[] {-1075, -1022}, new double[] {-323.6, -307.66});

        private final String title;
        private final boolean wide;
        private final double[] ofTwo;
        private final double[] ofTen;

        Range(String title, boolean wide, double[] ofTwo, double[] ofTen) {
            this.title = title;
            this.wide = wide;
            this.ofTwo = ofTwo;
            this.ofTen = ofTen;
        }
    }

    /**
     * A part.
     *
     * @param expArguments about how many arguments exp has
     * @param seed what the arguments follow from
     * @param powers whose errors are measured
     */
    PowersPart(long expArguments, long seed, PowerFunction powers) {
        this.chunks = Math.ceilDiv(expArguments, (long) SHARE * ExpFunction.GRANULE * Range.values().length);
        this.seed = seed;
        this.powers = powers;
    }

    @Override
    public String title() {
        return "exp2 and exp10";
    }

    @Override
    public long amount() {
        return 2 * chunks * Range.values().length;
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        List<Check> checks = new ArrayList<>();
        for (Transform transform : new Transform[] {Transform.EXP2, Transform.EXP10}) {
            String name = transform == Transform.EXP2 ? "exp2" : "exp10";
            for (Range range : Range.values()) {
                checks.add(Check.of(name, range.title, measure(transform, range, progress), "ulp", BOUND));
            }
            checks.add(Check.of(name, "integers whose powers are exact", exact(transform), "differing", 0));
        }
        return checks;
    }

    private Tally measure(Transform transform, Range range, LongConsumer progress) {
        long rangeSeed = new SplittableRandom(seed + 100 * transform.ordinal() + range.ordinal()).nextLong();
        return LongStream.range(0, chunks).parallel().mapToObj(chunk -> {
            double[] ends = transform == Transform.EXP2 ? range.ofTwo : range.ofTen;
            double[] arguments = new SplittableRandom(rangeSeed + chunk).doubles(ExpFunction.GRANULE, ends[0], ends[1])
                    .toArray();
            Tally tally = measure(transform, arguments, new ExpFunction.Shape(chunk % 2 == 0 ? 16 : 1, range.wide));
            progress.accept(1);
            return tally;
        }).reduce(Tally.NONE, Tally::plus);
    }

    private Tally measure(Transform transform, double[] arguments, ExpFunction.Shape shape) {
        double[] results = powers.evaluate(transform, arguments, shape);
        int base = transform == Transform.EXP2 ? 2 : 10;
        Tally tally = Tally.NONE;
        for (int i = 0; i < results.length; i++) {
            double error = PreciseExp.ulpErrorOfPower(base, arguments[i], results[i]);
            tally = tally.plus(new Tally(1, 0, error, Double.toHexString(arguments[i])));
        }
        return tally;
    }

    private Tally exact(Transform transform) {
        int least = transform == Transform.EXP2 ? -1022 : 0;
        int greatest = transform == Transform.EXP2 ? 1 : GREATEST_EXACT_POWER_OF_TEN;
        double[] arguments = new double[ExpFunction.GRANULE];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = least + i % (greatest - least + 1);
        }
        Tally tally = Tally.NONE;
        for (int surfaces : new int[] {1, 16}) {
            double[] results = powers.evaluate(transform, arguments, new ExpFunction.Shape(surfaces, true));
            for (int i = 0; i < results.length; i++) {
                int n = (int) arguments[i];
                double power = transform == Transform.EXP2 ? Math.scalb(1.0, n) : BigDecimal.TEN.pow(n).doubleValue();
                tally = tally.plus(new Tally(1, 0, results[i] == power ? 0 : 1, results[i] == power ? "" : "" + n));
            }
        }
        return tally;
    }
}

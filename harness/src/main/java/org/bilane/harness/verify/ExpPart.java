package org.bilane.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.bilane.reference.PreciseExp;

/**
 * The largest error of exp, range by range. Double-double arithmetic measures; the reference of 50 digits decides
 * where that can't, measures the worst case of each range again, and checks a sample, so that an error of the former
 * shows.
 */
final class ExpPart implements VerificationPart {
    /** What the library promises, in ulp. */
    private static final double BOUND = 1;
    private static final int CHUNK = 8 * ExpFunction.GRANULE;
    /** Of a prime number of results one is measured with 50 digits too. */
    private static final int SAMPLED = 509;

    private final long total;
    private final long seed;
    private final ExpFunction exp;
    private final UlpProfile profile;

    /**
     * A part.
     *
     * @param total about how many arguments
     * @param seed what they follow from
     * @param exp whose errors are measured
     * @param profile takes the errors
     */
    ExpPart(long total, long seed, ExpFunction exp, UlpProfile profile) {
        this.total = total;
        this.seed = seed;
        this.exp = exp;
        this.profile = profile;
    }

    /** Of one chunk or more: the errors, and how far the two references were apart. */
    private record Errors(Tally ofExp, Tally ofReference) {
        static final Errors NONE = new Errors(Tally.NONE, Tally.NONE);

        Errors plus(Errors other) {
            return new Errors(ofExp.plus(other.ofExp), ofReference.plus(other.ofReference));
        }
    }

    @Override
    public String title() {
        return "exp";
    }

    @Override
    public long amount() {
        long amount = 0;
        for (ExpRange range : ExpRange.values()) {
            amount += range.count(total);
        }
        return amount;
    }

    @Override
    public List<Check> run(LongConsumer progress) {
        List<Check> checks = new ArrayList<>();
        Tally ofReference = Tally.NONE;
        for (ExpRange range : ExpRange.values()) {
            Errors errors = measure(range, progress);
            checks.add(Check.of("exp", range.title(), errors.ofExp, "ulp", BOUND));
            ofReference = ofReference.plus(errors.ofReference);
        }
        checks.add(Check.of("reference of exp", "double-double against 50 digits", ofReference, "ulp",
                DoubleDoubleExp.UNCERTAINTY));
        return checks;
    }

    private Errors measure(ExpRange range, LongConsumer progress) {
        long count = range.count(total);
        SplittableRandom random = new SplittableRandom(seed + range.ordinal());
        long rangeSeed = random.nextLong();
        return LongStream.range(0, Math.ceilDiv(count, CHUNK)).parallel().mapToObj(chunk -> {
            int length = (int) Math.min(count - chunk * CHUNK, CHUNK);
            Errors errors = measureChunk(range, chunk, length, new SplittableRandom(rangeSeed + chunk));
            progress.accept(length);
            return errors;
        }).reduce(Errors.NONE, Errors::plus);
    }

    private Errors measureChunk(ExpRange range, long chunk, int length, SplittableRandom random) {
        double[] arguments = new double[CHUNK];
        for (int i = 0; i < length; i++) {
            arguments[i] = range.draw(chunk * CHUNK + i, range.count(total), random);
        }
        // By turns the loop over the points of a surface, and the one over the surfaces at a point.
        int surfaces = chunk % 2 == 0 ? 16 : 1;
        double[] results = exp.evaluate(arguments, new ExpFunction.Shape(surfaces, range.wide()));
        double worst = -1;
        int at = 0;
        Tally ofReference = Tally.NONE;
        double[] bins = UlpProfile.none();
        for (int i = 0; i < length; i++) {
            double error = ulpError(arguments[i], results[i]);
            UlpProfile.note(bins, arguments[i], error);
            if (error > worst) {
                worst = error;
                at = i;
            }
            if (i % SAMPLED == 0) {
                ofReference = ofReference.plus(disagreement(arguments[i]));
            }
        }
        profile.add(range.wide(), bins);
        ofReference = ofReference.plus(disagreement(arguments[at]));
        double precisely = precisely(arguments[at], results[at]);
        return new Errors(new Tally(length, 0, precisely, Double.toHexString(arguments[at])), ofReference);
    }

    /** The error, decided by the better reference where the other can't tell on which side of the bound it is. */
    private static double ulpError(double x, double result) {
        double error = DoubleDoubleExp.ulpError(x, result);
        if (Double.isNaN(error)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(error - BOUND) <= DoubleDoubleExp.UNCERTAINTY ? PreciseExp.ulpError(x, result) : error;
    }

    private static double precisely(double x, double result) {
        double error = PreciseExp.ulpError(x, result);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** How far the references are apart about a result that is near, for which both are made. */
    private static Tally disagreement(double x) {
        double result = StrictMath.exp(x);
        double apart = Math.abs(DoubleDoubleExp.ulpError(x, result) - PreciseExp.ulpError(x, result));
        return new Tally(1, 0, apart, Double.toHexString(x));
    }
}

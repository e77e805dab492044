package org.bilane.kernel.exp;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.reference.PreciseExp;

/**
 * The argument at which a power errs most, and by how much.
 *
 * @param x the argument
 * @param ulps the error in ulp of the true value; NaN if the result was
 */
record WorstError(double x, double ulps) {
    /** The worst of the given arguments of exp; the first of them if all are exact. */
    static WorstError of(DoubleStream arguments, DoubleUnaryOperator exp) {
        return of(arguments, exp, PreciseExp::ulpError);
    }

    /** The worst of the given arguments, by the error of a result for an argument. */
    static WorstError of(DoubleStream arguments, DoubleUnaryOperator power, DoubleBinaryOperator ulpError) {
        // A random stream that is parallel from its source depends on the number of processors.
        return DoubleStream.of(arguments.toArray()).parallel()
                .mapToObj(x -> new WorstError(x, ulpError.applyAsDouble(x, power.applyAsDouble(x))))
                .reduce((a, b) -> Double.compare(a.ulps, b.ulps) >= 0 ? a : b)
                .orElseThrow();
    }

    /**
     * Arguments whose reduced argument is within 4 % of the greatest, where all rounding errors are, with
     * random n in [from, to).
     */
    static DoubleStream withGreatReducedArgument(long seed, int count, int from, int to) {
        return withGreatReducedArgument(seed, count, from, to, Math.log(2));
    }

    /** The same for a base, whose step is its logarithm of 2. */
    static DoubleStream withGreatReducedArgument(long seed, int count, int from, int to, double step) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> random.nextInt(from, to) + 0.5 + random.nextDouble(-0.02, 0.02))
                .limit(count)
                .map(multiple -> multiple * step);
    }

    private static void print(String name, DoubleStream normal, DoubleStream subnormal, DoubleUnaryOperator bounded,
            DoubleUnaryOperator full, DoubleBinaryOperator ulpError) {
        System.out.println(name + ", normal results: " + of(normal, bounded, ulpError));
        System.out.println(name + ", subnormal results: " + of(subnormal, full, ulpError));
    }

    /**
     * Prints the largest errors over ten million arguments of each base, those given in docs/numerics.md.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("FMA instructions: " + Fma.HARDWARE);
        int normal = 8_000_000;
        int subnormal = 2_000_000;
        print("exp", withGreatReducedArgument(1, normal, -1020, 1022),
                new SplittableRandom(2).doubles(subnormal, -745.2, -708.397), ScalarExp::bounded, ScalarExp::full,
                PreciseExp::ulpError);
        print("exp2", withGreatReducedArgument(1, normal, -1020, 1022, 1),
                new SplittableRandom(2).doubles(subnormal, -1075, -1022), x -> ScalarPower.bounded(ExpBase.TWO, x),
                x -> ScalarPower.full(ExpBase.TWO, x), (x, power) -> PreciseExp.ulpErrorOfPower(2, x, power));
        print("exp10", withGreatReducedArgument(1, normal, -1019, 1022, Math.log10(2)),
                new SplittableRandom(2).doubles(subnormal, -323.6, -307.66), x -> ScalarPower.bounded(ExpBase.TEN, x),
                x -> ScalarPower.full(ExpBase.TEN, x), (x, power) -> PreciseExp.ulpErrorOfPower(10, x, power));
    }
}

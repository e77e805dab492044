package org.bilane.kernel.exp;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.bilane.kernel.arith.Fma;
import org.bilane.reference.PreciseExp;

/**
 * The argument at which exp errs most, and by how much.
 *
 * @param x the argument
 * @param ulps the error in ulp of the true value; NaN if the result was
 */
record WorstError(double x, double ulps) {
    /** The worst of the given arguments; the first of them if all are exact. */
    static WorstError of(DoubleStream arguments, DoubleUnaryOperator exp) {
        // A random stream that is parallel from its source depends on the number of processors.
        return DoubleStream.of(arguments.toArray()).parallel()
                .mapToObj(x -> new WorstError(x, PreciseExp.ulpError(x, exp.applyAsDouble(x))))
                .reduce((a, b) -> Double.compare(a.ulps, b.ulps) >= 0 ? a : b)
                .orElseThrow();
    }

    /**
     * Arguments whose reduced argument is within 4 % of the greatest, where all rounding errors are, with
     * random n in [from, to).
     */
    static DoubleStream withGreatReducedArgument(long seed, int count, int from, int to) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> random.nextInt(from, to) + 0.5 + random.nextDouble(-0.02, 0.02))
                .limit(count)
                .map(multiple -> multiple * Math.log(2));
    }

    /**
     * Prints the largest errors of ScalarExp over ten million arguments, those given in docs/numerics.md.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("FMA instructions: " + Fma.HARDWARE);
        DoubleStream normal = withGreatReducedArgument(1, 8_000_000, -1020, 1022);
        System.out.println("normal results: " + of(normal, ScalarExp::bounded));
        DoubleStream subnormal = new SplittableRandom(2).doubles(2_000_000, -745.2, -708.397);
        System.out.println("subnormal results: " + of(subnormal, ScalarExp::full));
    }
}

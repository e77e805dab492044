package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.bilane.kernel.reference.ScipyReference;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SciPy and NumPy computed, through every shape of call on the calling thread and on pools. */
@Tag("numerics")
class ScipySemanticsTest {
    /** Both sides may be off the exact value. */
    private static final double UNITS = (ExactValue.ALLOWED_UNITS + ScipyReference.ROUNDING_UNITS) * 0x1p-53;

    private static EvaluatorsUnderTest evaluators;

    @BeforeAll
    static void openPools() {
        evaluators = new EvaluatorsUnderTest();
    }

    @AfterAll
    static void closePools() {
        evaluators.close();
    }

    static Stream<ScipyReference> cases() {
        return ScipyReference.names().stream().map(ScipyReference::load);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAreThoseOfScipy(ScipyReference reference) {
        double tolerance = tolerance(reference);
        try (LoadedCase loaded = LoadedCase.of(reference)) {
            evaluators.byName().forEach((name, evaluator) -> {
                for (ValueShape shape : ValueShape.values()) {
                    double[] f = shape.evaluate(evaluator, loaded, Transform.IDENTITY);
                    double[] expF = shape.evaluate(evaluator, loaded, Transform.EXP);
                    for (int at = 0; at < f.length; at++) {
                        String place = shape + " on " + name + ", value " + at;
                        requireNear(reference.f()[at], f[at], tolerance, place);
                        requireNear(reference.expF()[at], expF[at],
                                expTolerance(reference.expF()[at], tolerance), place);
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsAreThoseOfScipy(ScipyReference reference) {
        double tolerance = tolerance(reference);
        int m = reference.points();
        double[] sumTolerances = new double[reference.surfaces()];
        double[] expTolerances = new double[reference.surfaces()];
        for (int k = 0; k < reference.surfaces(); k++) {
            double[] f = Arrays.copyOfRange(reference.f(), k * m, (k + 1) * m);
            double[] expF = Arrays.copyOfRange(reference.expF(), k * m, (k + 1) * m);
            double rounding = (DocumentedSum.allowedUnits(m) + 1) * 0x1p-53;
            sumTolerances[k] = m * tolerance + rounding * Arrays.stream(f).map(Math::abs).sum();
            expTolerances[k] = Arrays.stream(expF).map(e -> expTolerance(e, tolerance) + rounding * e).sum();
        }
        try (LoadedCase loaded = LoadedCase.of(reference)) {
            evaluators.byName().forEach((name, evaluator) -> {
                for (SumShape shape : SumShape.values()) {
                    double[] sums = shape.evaluate(evaluator, loaded, Transform.IDENTITY);
                    double[] expSums = shape.evaluate(evaluator, loaded, Transform.EXP);
                    for (int k = 0; k < sums.length; k++) {
                        String place = shape + " on " + name + ", surface " + k;
                        requireNear(reference.sums()[k], sums[k], sumTolerances[k], place);
                        requireNear(reference.expSums()[k], expSums[k], expTolerances[k], place);
                    }
                }
                double expTotal = Arrays.stream(reference.expSums()).sum();
                requireNear(expTotal, evaluator.total(loaded.stack().all(), loaded.points(), Transform.EXP),
                        Arrays.stream(expTolerances).sum() + reference.surfaces() * Math.ulp(expTotal), name);
            });
        }
    }

    private static double tolerance(ScipyReference reference) {
        double largest = Arrays.stream(reference.z()).filter(Double::isFinite).map(Math::abs).max().orElseThrow();
        return UNITS * largest + 4 * Double.MIN_VALUE;
    }

    /** The argument's error amplified, 2 ulp of the kernel's result and 1 of the reference's. */
    private static double expTolerance(double expected, double tolerance) {
        return expected * StrictMath.expm1(tolerance) + 3 * Math.ulp(expected);
    }

    private static void requireNear(double expected, double actual, double tolerance, String place) {
        assertTrue(Math.abs(actual - expected) <= tolerance,
                () -> place + ": " + actual + ", SciPy has " + expected + " +- " + tolerance);
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.Map;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random stacks and points: values against exact arithmetic, and the same bits in every shape of call. */
@Tag("numerics")
class ValuesOfRandomCasesTest {
    /** The number of cases of a test; slow JVMs are given fewer. */
    private static final int CASES = Integer.getInteger("bilane.test.cases", 300);
    private static final RandomCases SMALL =
            new RandomCases(20_261_101, new RandomCases.Bounds(1, 70, 2, 9, 0, 40));
    private static final RandomCases MANY_POINTS =
            new RandomCases(20_261_102, new RandomCases.Bounds(1, 24, 2, 40, 500, 5000));

    private static long checked;
    private static double worstUnits;
    private static double worstOnExact;
    private static double worstUlps;

    @Test
    @Tag("quick")
    void identityKeepsTheContractOfInterpolation() {
        SMALL.first(CASES).forEach(random -> {
            try (LoadedCase loaded = LoadedCase.of(random)) {
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded,
                        Transform.IDENTITY);
                for (int at = 0; at < values.length; at++) {
                    checkIdentity(random, at / random.points(), at % random.points(), values[at]);
                }
            }
        });
        assertTrue(worstUnits > 0, "nothing was rounded: the cases are too easy");
    }

    private static void checkIdentity(RandomCase random, int k, int i, double value) {
        ExactValue exact = random.exact(k, i);
        checked++;
        worstUnits = Math.max(worstUnits, exact.errorUnits(value));
        if (!exact.admits(value)) {
            fail(Double.toHexString(value) + " (" + value + ") is " + exact.errorUnits(value) + " units off " + exact
                    + " for\n" + random.reducedTo(k, i));
        }
    }

    @Test
    @Tag("quick")
    void powersKeepTheContractOfTheTotalError() {
        SMALL.first(CASES).forEach(random -> {
            try (LoadedCase loaded = LoadedCase.of(random)) {
                for (Transform transform : new Transform[] {Transform.EXP, Transform.EXP2, Transform.EXP10}) {
                    double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded,
                            transform);
                    for (int at = 0; at < values.length; at++) {
                        checkPower(transform, random, at / random.points(), at % random.points(), values[at]);
                    }
                }
            }
        });
        assertTrue(worstOnExact > 0, "nothing was rounded: the cases are too easy");
    }

    private static void checkPower(Transform transform, RandomCase random, int k, int i, double value) {
        ExactValue exact = random.exact(k, i);
        double ulps = ExpError.ulps(transform, exact, value);
        checked++;
        if (ExpError.allowed(exact) == ExpError.ALLOWED_ON_EXACT) {
            worstOnExact = Math.max(worstOnExact, ulps);
        } else {
            worstUlps = Math.max(worstUlps, ulps);
        }
        if (!(ulps <= ExpError.allowed(exact))) {
            fail(Double.toHexString(value) + " (" + value + ") is " + ulps + " ulp beyond " + transform + " of " + exact
                    + ", " + ExpError.allowed(exact) + " are allowed, for\n" + random.reducedTo(k, i));
        }
    }

    @Test
    @Tag("quick")
    void everyShapeGivesTheSameBits() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            Map<String, Evaluator> evaluators = Map.of("calling thread", Evaluator.onCallingThread(), "pool", pool);
            SMALL.first(CASES).forEach(random -> requireSameBits(random, evaluators));
        }
    }

    @Test
    void everyShapeGivesTheSameBitsWherePoolsShareTheWork() {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            MANY_POINTS.first(Math.max(CASES / 12, 3))
                    .forEach(random -> requireSameBits(random, evaluators.byName()));
        }
    }

    private static void requireSameBits(RandomCase random, Map<String, Evaluator> evaluators) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            for (Transform transform : Transform.values()) {
                double[] expected = ValueShape.SINGLE_SURFACES.evaluate(Evaluator.onCallingThread(), loaded,
                        transform);
                for (ValueShape shape : ValueShape.values()) {
                    evaluators.forEach((name, evaluator) -> SameBits.require(expected,
                            shape.evaluate(evaluator, loaded, transform),
                            at -> shape + " of " + transform + " on " + name + ", surface " + at / random.points()
                                    + ", point " + at % random.points() + " of\n" + random));
                }
            }
        }
    }

    @AfterAll
    static void printLargestErrors() {
        System.out.printf(Locale.ROOT, "Values of random cases (%s): %d checked; largest errors: interpolation %.3f of"
                + " %d * 2^-53 * max|corner|; powers %.4f of %.0f ulp where the argument is exact, else %.4f of %.0f"
                + " ulp beyond the argument's error%n", ExecutionPath.chosen().kind(), checked, worstUnits,
                ExactValue.ALLOWED_UNITS, worstOnExact, ExpError.ALLOWED_ON_EXACT, worstUlps, ExpError.ALLOWED);
    }
}

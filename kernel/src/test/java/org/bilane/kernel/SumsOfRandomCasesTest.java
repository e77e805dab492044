package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random stacks and points: sums are those of the values, in the documented order, whatever the shape of the call. */
@Tag("numerics")
class SumsOfRandomCasesTest {
    private static final int CASES = Integer.getInteger("bilane.test.cases", 300);
    private static final RandomCases SMALL =
            new RandomCases(20_261_103, new RandomCases.Bounds(1, 70, 2, 9, 0, 40));
    private static final RandomCases MANY_POINTS =
            new RandomCases(20_261_104, new RandomCases.Bounds(1, 24, 2, 40, 500, 9000));

    private static long checked;
    private static double worstUnits;
    private static double allowedThere;

    @Test
    @Tag("quick")
    void sumsOfFewPointsAreThoseOfTheValues() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            Map<String, Evaluator> evaluators = Map.of("calling thread", Evaluator.onCallingThread(), "pool", pool);
            SMALL.first(CASES).forEach(random -> check(random, evaluators));
        }
    }

    @Test
    void sumsOfManyPointsAreThoseOfTheValues() {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            MANY_POINTS.first(Math.max(CASES / 12, 3)).forEach(random -> check(random, evaluators.byName()));
        }
        assertTrue(worstUnits > 0, "nothing was rounded: the cases are too easy");
    }

    private static void check(RandomCase random, Map<String, Evaluator> evaluators) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            for (Transform transform : Transform.values()) {
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform);
                double[] expected = new double[random.surfaces()];
                for (int k = 0; k < expected.length; k++) {
                    double[] terms = Arrays.copyOfRange(values, k * random.points(), (k + 1) * random.points());
                    expected[k] = DocumentedSum.of(terms);
                    checkError(terms, expected[k], random);
                }
                double total = DocumentedSum.compensated(expected);
                evaluators.forEach((name, evaluator) -> {
                    for (SumShape shape : SumShape.values()) {
                        SameBits.require(expected, shape.evaluate(evaluator, loaded, transform),
                                k -> "sums " + shape + " of " + transform + " on " + name + ", surface " + k + " of\n"
                                        + random);
                    }
                    assertEquals(total, evaluator.total(loaded.stack().all(), loaded.points(), transform),
                            () -> "total of " + transform + " on " + name + " of\n" + random);
                });
            }
        }
    }

    /** The documented order is held to its bound; the kernel's sums then have the same bits. */
    private static void checkError(double[] terms, double sum, RandomCase random) {
        if (!DocumentedSum.staysFinite(terms)) {
            return;
        }
        double units = DocumentedSum.errorUnits(terms, sum);
        checked++;
        if (units > worstUnits) {
            worstUnits = units;
            allowedThere = DocumentedSum.allowedUnits(terms.length);
        }
        if (!(units <= DocumentedSum.allowedUnits(terms.length))) {
            fail("sum " + sum + " is " + units + " units off, allowed "
                    + DocumentedSum.allowedUnits(terms.length) + ", for\n" + random);
        }
    }

    @AfterAll
    static void printLargestError() {
        System.out.printf(Locale.ROOT, "Sums of random cases (%s): %d checked; largest error %.2f of %.0f * 2^-53 *"
                + " sum|term|%n", ExecutionPath.chosen().kind(), checked, worstUnits, allowedThere);
    }
}

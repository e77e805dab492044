package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.reference.Dyadic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random stacks and points: sums are those of the documented order and terms, whatever the shape of the call. */
@Tag("numerics")
class SumsOfRandomCasesTest {
    private static final int CASES = Integer.getInteger("bilane.test.cases", 300);
    private static final RandomCases SMALL =
            new RandomCases(20_261_103, new RandomCases.Bounds(1, 70, 2, 9, 0, 40));
    private static final RandomCases MANY_POINTS =
            new RandomCases(20_261_104, new RandomCases.Bounds(1, 24, 2, 40, 500, 9000));
    /** Sizes at which points are often grouped by cell. */
    private static final RandomCases FEW_CELLS =
            new RandomCases(20_261_107, new RandomCases.Bounds(4, 24, 2, 7, 300, 6000));
    private static final Set<Integer> DEGREES = new TreeSet<>();

    private static long checked;
    private static long grouped;
    private static double worstUnits;
    private static double allowedThere;

    @Test
    @Tag("quick")
    void sumsOfFewPointsAreTheDocumentedOnes() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            Map<String, Evaluator> evaluators = Map.of("calling thread", Evaluator.onCallingThread(), "pool", pool);
            SMALL.first(CASES).forEach(random -> check(random, evaluators));
        }
    }

    @Test
    void sumsOfManyPointsAreTheDocumentedOnes() {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            MANY_POINTS.first(Math.max(CASES / 12, 3)).forEach(random -> check(random, evaluators.byName()));
        }
        assertTrue(worstUnits > 0, "nothing was rounded: the cases are too easy");
    }

    @Test
    void sumsOfPointsInFewCellsAreTheDocumentedOnes() {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            FEW_CELLS.first(Math.max(CASES / 8, 24)).forEach(random -> check(random, evaluators.byName()));
        }
        assertTrue(grouped > 0, "no points were grouped");
        assertEquals(Set.of(0, 8, 11), DEGREES, "every kind of term must have been met");
    }

    private static void check(RandomCase random, Map<String, Evaluator> evaluators) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            for (Transform transform : Transform.values()) {
                double[] expected = documented(random, loaded, transform);
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

    /** The sums that are documented, held to their bound; the kernel's then have the same bits. */
    private static double[] documented(RandomCase random, LoadedCase loaded, Transform transform) {
        double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform);
        DocumentedGroupedSum groups = null;
        if (DocumentedOrder.of(random).grouped()) {
            grouped++;
            groups = new DocumentedGroupedSum(random, transform);
            groups.runs().forEach(run -> DEGREES.add(run.degree()));
        }
        double[] sums = new double[random.surfaces()];
        for (int k = 0; k < sums.length; k++) {
            double[] ofSurface = Arrays.copyOfRange(values, k * random.points(), (k + 1) * random.points());
            sums[k] = groups == null ? DocumentedSum.of(ofSurface) : groups.of(k, ofSurface);
            // Sums through moments have no terms; MomentSumsTest holds them to the exact sum.
            if (DocumentedSum.staysFinite(ofSurface) && (groups == null || !groups.hasMoments())) {
                List<Dyadic> terms = groups == null ? Arrays.stream(ofSurface).mapToObj(Dyadic::of).toList()
                        : groups.terms(k, ofSurface);
                int allowed = groups == null ? DocumentedSum.allowedUnits(terms.size()) : groups.allowedUnits();
                checkError(terms, sums[k], allowed, random);
            }
        }
        return sums;
    }

    private static void checkError(List<Dyadic> terms, double sum, int allowed, RandomCase random) {
        double units = DocumentedSum.errorUnits(terms, sum);
        checked++;
        if (units > worstUnits) {
            worstUnits = units;
            allowedThere = allowed;
        }
        if (!(units <= allowed)) {
            fail("sum " + sum + " is " + units + " units off, allowed " + allowed + ", for\n" + random);
        }
    }

    @AfterAll
    static void printLargestError() {
        System.out.printf(Locale.ROOT, "Sums of random cases (%s): %d checked, %d of the cases grouped by cell; largest"
                + " error %.2f of %.0f * 2^-53 * sum|term|%n", ExecutionPath.chosen().kind(), checked, grouped,
                worstUnits, allowedThere);
    }
}

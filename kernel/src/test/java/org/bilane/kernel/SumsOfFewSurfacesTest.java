package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.Dyadic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks of few surfaces are summed in the order of the points, however many these are, and whoever is with them. */
@Tag("numerics")
class SumsOfFewSurfacesTest {
    private static final int KNOTS = 9;
    private static final int POINTS = 30_000;

    private static RandomCase draw(int surfaces, int knots, int points) {
        return GroupedSumsTest.draw(surfaces, knots, points, -0.4, 0.4);
    }

    /** Blocks of one unit, of two and of three. */
    @ParameterizedTest
    @CsvSource({"1, 3000", "3, 3000", "3, 40001", "1, 1048577", "2, 1100000", "1, 2200000"})
    @Tag("long")
    void sumsAreTheDocumentedOnesInOrder(int surfaces, int points) {
        RandomCase random = draw(surfaces, 2, points);
        assertFalse(DocumentedOrder.of(random).grouped());
        try (LoadedCase loaded = LoadedCase.of(random); EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            for (Transform transform : Transform.values()) {
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform);
                double[] expected = IntStream.range(0, surfaces).mapToDouble(k -> DocumentedSum.of(
                        Arrays.copyOfRange(values, k * points, (k + 1) * points))).toArray();
                for (int k = 0; k < surfaces; k++) {
                    double units = DocumentedSum.errorUnits(Arrays.stream(values, k * points, (k + 1) * points)
                            .mapToObj(Dyadic::of).toList(), expected[k]);
                    assertTrue(units <= DocumentedSum.allowedUnits(points), transform + ": " + units);
                }
                evaluators.byName().forEach((name, evaluator) -> SameBits.require(expected,
                        SumShape.ALL.evaluate(evaluator, loaded, transform),
                        k -> transform + " of " + random.origin() + " on " + name + ", surface " + k));
            }
        }
    }

    /** Of one range by cell, of several, and in order of one unit and more. */
    @ParameterizedTest
    @CsvSource({"2, 500", "2, 2000", "9, 30000"})
    void companyChangesNoSum(int knots, int points) {
        checkCompany(knots, points);
    }

    /** In order blocks of two units, by cell more blocks than one too. */
    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 4_000_003})
    @Tag("long")
    void companyChangesNoSumOfManyPoints(int points) {
        checkCompany(2, points);
    }

    /** Families of few surfaces and of many, by turns: each has the sums that it has alone. */
    private static void checkCompany(int knots, int count) {
        List<SurfaceStack> stacks = new ArrayList<>();
        AtomicLong heard = new AtomicLong();
        try (Arena arena = Arena.ofShared(); EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest();
                WorkerPool listened = WorkerPool.builder().workers(2).chunkPoints(2000)
                        .listener((points, surfaces) -> heard.addAndGet(points * surfaces)).open()) {
            RandomCase first = draw(1, knots, count);
            Points points = Points.of(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, first.px()),
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, first.py()));
            for (int surfaces : new int[] {1, 12, 3, 4, 2}) {
                stacks.add(SurfaceStack.of(Axis.index(knots), Axis.index(knots),
                        MemorySegment.ofArray(draw(surfaces, knots, 1).z())));
            }
            List<Surfaces> families = List.of(stacks.get(0).all(), stacks.get(1).all(), stacks.get(2).all(),
                    stacks.get(3).all().transformed(Transform.EXP10),
                    stacks.get(4).all().transformed(Transform.IDENTITY), stacks.get(1).range(3, 5),
                    stacks.get(2).only(1));
            List<double[]> alone = families.stream().map(family -> sums(Evaluator.onCallingThread(), List.of(family),
                    points, arena).getFirst()).toList();
            evaluators.byName().forEach((name, evaluator) -> {
                List<double[]> together = sums(evaluator, families, points, arena);
                for (int f = 0; f < families.size(); f++) {
                    int family = f;
                    SameBits.require(alone.get(f), together.get(f), k -> "family " + family + " on " + name);
                }
            });
            sums(listened, families, points, arena);
            assertEquals((long) count * families.stream().mapToInt(Surfaces::count).sum(), heard.get());
        } finally {
            stacks.forEach(SurfaceStack::close);
        }
    }

    private static List<double[]> sums(Evaluator evaluator, List<Surfaces> families, Points points, Arena arena) {
        List<MemorySegment> sums = families.stream()
                .map(family -> arena.allocate(ValueLayout.JAVA_DOUBLE, family.count())).toList();
        evaluator.sums(families, points, Transform.EXP, sums);
        return sums.stream().map(sum -> sum.toArray(ValueLayout.JAVA_DOUBLE)).toList();
    }

    /** A part of a stack of many surfaces is summed as the stack is, and one of few as that. */
    @Test
    void theStackDecidesAndNotTheCall() {
        try (SurfaceStack few = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), new double[3][KNOTS][KNOTS]);
                SurfaceStack many = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), new double[4][KNOTS][KNOTS]);
                Arena arena = Arena.ofShared(); WorkerPool pool = WorkerPool.builder().workers(1).open()) {
            MemorySegment zeros = arena.allocate(ValueLayout.JAVA_DOUBLE, POINTS);
            Points points = Points.of(zeros, zeros);
            assertEquals(Route.SUMS_IN_ORDER, pool.planSums(few.all(), points).route());
            assertEquals(Route.SUMS_BY_CELL, pool.planSums(many.all(), points).route());
            assertEquals(Route.SUMS_BY_CELL, pool.planSums(many.only(2), points).route());
        }
    }
}

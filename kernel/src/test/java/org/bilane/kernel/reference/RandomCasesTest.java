package org.bilane.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That random cases come again, keep to their bounds and meet what they promise. */
class RandomCasesTest {
    private static final RandomCases CASES = new RandomCases(1, RandomCases.Bounds.upTo(9, 12, 40));
    private static final int EVERY_PAIR = ValueKind.values().length * AxisKind.values().length;

    @Test
    void aCaseIsDrawnAgainFromItsNumber() {
        for (int number = 0; number < EVERY_PAIR; number++) {
            RandomCases again = new RandomCases(CASES.seed(), CASES.bounds());
            assertEquals(CASES.get(number).toString(), again.get(number).toString());
        }
        assertNotEquals(CASES.get(3).toString(), new RandomCases(2, CASES.bounds()).get(3).toString());
    }

    @Test
    void sizesKeepToTheBoundsAndReachThem() {
        RandomCases.Bounds bounds = new RandomCases.Bounds(2, 3, 4, 5, 0, 2);
        Set<Integer> surfaces = new HashSet<>();
        Set<Integer> knots = new HashSet<>();
        Set<Integer> points = new HashSet<>();
        new RandomCases(5, bounds).first(200).forEach(c -> {
            surfaces.add(c.surfaces());
            knots.add(c.xAxis().length);
            knots.add(c.yAxis().length);
            points.add(c.points());
            assertEquals(c.surfaces() * c.xAxis().length * c.yAxis().length, c.z().length);
            assertEquals(c.px().length, c.py().length);
        });
        assertEquals(Set.of(2, 3), surfaces);
        assertEquals(Set.of(4, 5), knots);
        assertEquals(Set.of(0, 1, 2), points);
    }

    @Test
    void theFirstCasesMeetEveryPairOfValuesAndXAxis() {
        Set<String> pairs = new HashSet<>();
        CASES.first(EVERY_PAIR).forEach(c -> {
            String kinds = c.origin().substring(c.origin().lastIndexOf(": ") + 2);
            pairs.add(kinds.substring(0, kinds.indexOf(" x ")));
        });
        assertEquals(EVERY_PAIR, pairs.size());
    }

    @Test
    void pointsOfEveryKindAreMet() {
        double[] onCountingAxes = CASES.first(20 * EVERY_PAIR)
                .filter(c -> c.origin().contains(AxisKind.COUNTING + " x "))
                .flatMapToDouble(c -> Arrays.stream(c.px()))
                .toArray();
        Map<CoordinateKind, DoublePredicate> signs = Map.of(
                CoordinateKind.INSIDE, x -> x > 2.1 && x < 2.9,
                CoordinateKind.ON_KNOT, x -> x == 2,
                CoordinateKind.BELOW_KNOT, x -> x == Math.nextDown(2.0),
                CoordinateKind.ABOVE_KNOT, x -> x == Math.nextUp(2.0),
                CoordinateKind.ON_EDGE, x -> x == 0,
                CoordinateKind.OUTSIDE, x -> x < -100 && x > -1e308,
                CoordinateKind.INFINITE, Double::isInfinite,
                CoordinateKind.NAN, Double::isNaN);
        assertEquals(Set.of(CoordinateKind.values()), signs.keySet());
        signs.forEach((kind, sign) ->
                assertTrue(Arrays.stream(onCountingAxes).anyMatch(sign), kind::toString));
    }

    @Test
    void everyCaseIsGoodForExactArithmetic() {
        CASES.first(EVERY_PAIR).forEach(c -> {
            for (int i = 0; i < c.points(); i++) {
                boolean isNaN = Double.isNaN(c.px()[i]) || Double.isNaN(c.py()[i]);
                ExactValue value = c.exact(c.surfaces() - 1, i);
                assertTrue(!isNaN || value.admits(Double.NaN), c::toString);
            }
        });
    }

    @Test
    void theReducedCaseHasTheSameTruth() {
        CASES.first(EVERY_PAIR).forEach(c -> {
            int k = c.surfaces() - 1;
            int i = c.points() - 1;
            RandomCase reduced = c.reducedTo(k, i);
            assertEquals(1, reduced.surfaces());
            assertEquals(1, reduced.points());
            assertEquals(c.exact(k, i), reduced.exact(0, 0));
        });
    }

    @Test
    void theTextIsSourceInHexadecimal() {
        double[] z = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1};
        RandomCase small = new RandomCase("by hand",
                new double[] {0, 0.1}, new double[] {-1, Double.MIN_VALUE}, z,
                new double[] {3}, new double[] {4});
        assertEquals("""
                new RandomCase("by hand",
                    new double[] {0x0.0p0, 0x1.999999999999ap-4},
                    new double[] {-0x1.0p0, 0x0.0000000000001p-1022},
                    new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0x0.0p0, 0x1.0p0},
                    new double[] {0x1.8p1},
                    new double[] {0x1.0p2})""", small.toString());
    }

    @ParameterizedTest
    @EnumSource
    void axesOfEveryKindAreFiniteAndAscend(AxisKind kind) {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 2; n < 300; n++) {
            double[] knots = kind.knots(n, random);
            assertEquals(n, knots.length);
            for (int i = 0; i < n; i++) {
                assertTrue(Double.isFinite(knots[i]), kind::toString);
                assertTrue(i == 0 || knots[i - 1] < knots[i], kind::toString);
            }
        }
    }

    @Test
    void axesHaveWhatTheirKindsPromise() {
        SplittableRandom random = new SplittableRandom(4);
        assertArrayEquals(new double[] {0, 1, 2, 3}, AxisKind.COUNTING.knots(4, random));
        assertTrue(AxisKind.NEGATIVE.knots(20, random)[19] < 0);
        double[] huge = AxisKind.HUGE_SPAN.knots(20, random);
        assertTrue(Double.isInfinite(huge[19] - huge[0]));
        double[] uneven = AxisKind.UNEVEN.knots(200, random);
        assertTrue(Arrays.stream(uneven).anyMatch(x -> Math.abs(x) < 1e-11));
        assertTrue(Arrays.stream(uneven).anyMatch(x -> Math.abs(x) > 1e11));
    }

    @ParameterizedTest
    @EnumSource
    void valuesHaveWhatTheirKindsPromise(ValueKind kind) {
        double[] z = kind.values(2, 500, new SplittableRandom(6));
        DoublePredicate always = switch (kind) {
            case UNIFORM -> v -> v >= 0 && v < 1;
            case CLUSTERED, CONSTANT -> v -> Math.abs(v) <= 101;
            case HUGE -> v -> Math.abs(v) >= 8e307 && Double.isFinite(v);
            case TINY -> v -> Math.abs(v) <= 1e-305;
            case SUBNORMAL -> v -> Math.abs(v) < Double.MIN_NORMAL;
            case ALL_MAGNITUDES -> Double::isFinite;
            case LOGARITHMS -> v -> Math.abs(v) <= 700;
            case WITH_NEGATIVE_INFINITY -> v -> v <= 0;
            case WITH_POSITIVE_INFINITY -> v -> v >= -1;
            case WITH_NAN, WITH_ALL_SPECIALS -> v -> !(Math.abs(v) > 1) || Double.isInfinite(v);
        };
        DoublePredicate sometimes = switch (kind) {
            case UNIFORM, CLUSTERED, CONSTANT, TINY -> v -> v != 0;
            case HUGE -> v -> v < -1.7e308;
            case SUBNORMAL -> v -> 1 / v == Double.NEGATIVE_INFINITY;
            case ALL_MAGNITUDES -> v -> Math.abs(v) > 1e290;
            case LOGARITHMS -> v -> v > 650;
            case WITH_NEGATIVE_INFINITY -> v -> v == Double.NEGATIVE_INFINITY;
            case WITH_POSITIVE_INFINITY -> v -> v == Double.POSITIVE_INFINITY;
            case WITH_NAN, WITH_ALL_SPECIALS -> Double::isNaN;
        };
        assertEquals(1000, z.length);
        assertTrue(Arrays.stream(z).allMatch(always));
        assertTrue(Arrays.stream(z).anyMatch(sometimes));
        if (kind == ValueKind.CONSTANT) {
            assertEquals(2, Arrays.stream(z).distinct().count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 2, 2, 1, 1", "1, 0, 2, 2, 1, 1", "1, 1, 1, 2, 1, 1", "1, 1, 3, 2, 1, 1", "1, 1, 2, 2, -1, 1",
        "1, 1, 2, 2, 1, 0"
    })
    void impossibleBoundsAreRefused(
            int minSurfaces, int maxSurfaces, int minKnots, int maxKnots, int minPoints, int maxPoints) {
        assertThrows(IllegalArgumentException.class, () -> new RandomCases.Bounds(
                minSurfaces, maxSurfaces, minKnots, maxKnots, minPoints, maxPoints));
    }
}

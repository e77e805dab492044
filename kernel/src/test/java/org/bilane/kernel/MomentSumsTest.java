package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.bilane.kernel.reference.ExactCases;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.ExactValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sums through moments beside the exact ones: at the largest ranges of values that cells of either degree may have,
 * with each coefficient of the bilinear value dominant, wherever the points lie in their cells.
 */
@Tag("numerics")
class MomentSumsTest {
    private static final MathContext DIGITS = new MathContext(40);
    /** What a sum may be off beside the error of its terms: {@code 2^-53 * sum |term|} times this. */
    private static final int ALLOWED_UNITS = 132;
    /** What a value may be off, as a share of the largest corner. */
    private static final BigDecimal OF_VALUE = BigDecimal.valueOf(16 * 0x1p-53);
    /** Many surfaces, so that moments pay from few points on. */
    private static final int SURFACES = 200;
    private static final double[] UNEVEN = {-1, 0, 0.25, 3};

    private static double worstShare;
    private static double worstOnEqual;
    private static long checked;

    /** The ranges of values, times the natural logarithm of the base, at which cells take moments of degree 8 or 12. */
    private enum Range {
        OF_DEGREE_8(29.0 / 128), OF_DEGREE_12(1);

        private final double width;

        Range(double width) {
            this.width = width;
        }
    }

    /** Where the points of a cell lie in it, as fractions. */
    private enum Place {
        ANYWHERE {
            @Override
            double draw(SplittableRandom random) {
                return random.nextDouble();
            }
        },
        ON_AN_EDGE {
            @Override
            double draw(SplittableRandom random) {
                return random.nextInt(4) == 0 ? 0 : random.nextDouble();
            }
        },
        IN_A_CORNER {
            @Override
            double draw(SplittableRandom random) {
                return random.nextBoolean() ? 0 : 0x1.fffffffffffffp-1;
            }
        },
        ON_A_KNOT {
            @Override
            double draw(SplittableRandom random) {
                return 0;
            }
        },
        ALL_IN_ONE {
            @Override
            double draw(SplittableRandom random) {
                return 0.3;
            }
        },
        NEAR_THE_FAR_CORNER {
            @Override
            double draw(SplittableRandom random) {
                return 1 - random.nextDouble(0x1p-30);
            }
        };

        abstract double draw(SplittableRandom random);
    }

    /**
     * Corners from beta, gamma and delta: each surface has another share of them, the first seven these alone or in
     * equal shares, with either sign. The range of the corners is the width, but for rounding, which must not exceed
     * it. Values are those of exp divided by the natural logarithm of the base.
     */
    private static double[] corners(int k, double width, double ln, SplittableRandom random) {
        double[][] pure = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}, {1, 1, -1}, {-1, 1, 1}, {-1, -1, -1}};
        double[] share = k < pure.length ? pure[k]
                : new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
        double[] z = new double[4];
        for (int corner = 0; corner < 4; corner++) {
            double u = corner / 2 - 0.5;
            double v = corner % 2 - 0.5;
            z[corner] = share[0] * u + share[1] * v + 2 * share[2] * u * v;
        }
        double range = Arrays.stream(z).max().orElseThrow() - Arrays.stream(z).min().orElseThrow();
        double centre = (k % 5 == 0 ? 0 : k % 5 == 1 ? random.nextDouble(-700, 700) : random.nextDouble(-2, 2)) / ln;
        double slack = 4 * Math.ulp(Math.abs(centre) + 1);
        for (int corner = 0; corner < 4; corner++) {
            z[corner] = centre + z[corner] / range * (width / ln - slack);
        }
        return z;
    }

    /** A grid of 2x2 knots, all of whose points lie in its cell, or on its last knots. */
    private static RandomCase oneCell(Transform transform, Range range, Place place, int points) {
        double ln = transform == Transform.IDENTITY ? 1 : ExpError.naturalLogarithm(transform);
        SplittableRandom random = new SplittableRandom(range.ordinal() * 100L + place.ordinal());
        double[] z = new double[SURFACES * 4];
        for (int k = 0; k < SURFACES; k++) {
            System.arraycopy(corners(k, range.width, ln, random), 0, z, 4 * k, 4);
        }
        double[] axis = {0, 1};
        double[] px = new double[points];
        double[] py = new double[points];
        for (int i = 0; i < points; i++) {
            px[i] = place.draw(random);
            py[i] = place.draw(random);
        }
        return new RandomCase(transform + " " + range + " " + place + " " + points, axis, axis, z, px, py);
    }

    @ParameterizedTest
    @EnumSource
    void sumsInOneCellKeepTheirBound(Place place) {
        for (Range range : Range.values()) {
            for (int points : new int[] {200, 1000, 1500}) {
                for (Transform transform : Transform.values()) {
                    check(oneCell(transform, range, place, points), transform, points, i -> 1, true);
                }
            }
        }
    }

    /** Each of 500 points 2000 times, so that the exact sum is at hand. */
    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void aMillionPointsInOneCellKeepTheBound(Transform transform) {
        for (Range range : Range.values()) {
            RandomCase few = oneCell(transform, range, Place.ANYWHERE, 500);
            double[] px = new double[1_000_000];
            double[] py = new double[1_000_000];
            Arrays.setAll(px, i -> few.px()[i % 500]);
            Arrays.setAll(py, i -> few.py()[i % 500]);
            check(new RandomCase(few.origin() + ", each 2000 times", few.xAxis(), few.yAxis(), few.z(), px, py),
                    transform, 500, i -> 2000, true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cellsOfUnevenAxesAndTheLastKnotsKeepTheBound(Transform transform) {
        double width = transform == Transform.IDENTITY ? 1 : 1 / ExpError.naturalLogarithm(transform);
        SplittableRandom random = new SplittableRandom(7);
        double[] z = random.doubles(SURFACES * 16L, 0, width).toArray();
        int points = 3000;
        double[] px = random.doubles(points, -1.2, 3.2).toArray();
        double[] py = random.doubles(points, -1.2, 3.2)
                .map(y -> random.nextInt(10) == 0 ? UNEVEN[random.nextInt(4)] : y).toArray();
        check(new RandomCase("uneven", UNEVEN, UNEVEN, z, px, py), transform, points, i -> 1, false);
    }

    /** The sums of the first few surfaces, and of some others, beside exact ones. */
    private static void check(RandomCase random, Transform transform, int distinct, IntToDoubleFunction times,
            boolean inMoments) {
        DocumentedGroupedSum groups = new DocumentedGroupedSum(random, transform);
        assertTrue(!inMoments || groups.hasMoments(), () -> "no moments for " + random.origin());
        try (LoadedCase loaded = LoadedCase.of(random)) {
            double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform);
            if (inMoments) {
                SameBits.require(documented(groups), sums, k -> "sums of " + random.origin() + ", surface " + k);
            }
            for (int k = 0; k < SURFACES; k += k < 10 ? 1 : 37) {
                if (ExactCases.takes(k + random.points())) {
                    check(random, k, distinct, times, transform, sums[k]);
                }
            }
        }
    }

    private static double[] documented(DocumentedGroupedSum groups) {
        double[] sums = new double[SURFACES];
        Arrays.setAll(sums, k -> groups.of(k, null));
        return sums;
    }

    private static void check(RandomCase random, int k, int distinct, IntToDoubleFunction times, Transform transform,
            double sum) {
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal magnitude = BigDecimal.ZERO;
        BigDecimal allowed = BigDecimal.ZERO;
        BigDecimal largest = largest(random, k);
        Map<Long, BigDecimal> known = new HashMap<>();
        for (int i = 0; i < distinct; i++) {
            ExactValue.Finite value = (ExactValue.Finite) random.exact(k, i);
            BigDecimal term = value.toBigDecimal().round(DIGITS);
            // What a value may be off: moments know no knots, where values by themselves are exact.
            BigDecimal tolerance = value.tolerance().max(largest.multiply(OF_VALUE));
            if (transform != Transform.IDENTITY) {
                long key = Double.doubleToLongBits(random.px()[i]) * 31 + Double.doubleToLongBits(random.py()[i]);
                term = known.computeIfAbsent(key, unused -> ExpError.power(transform, value.toBigDecimal()));
                double exponent = tolerance.doubleValue() * ExpError.naturalLogarithm(transform);
                tolerance = term.multiply(BigDecimal.valueOf(StrictMath.expm1(exponent)))
                        .add(BigDecimal.valueOf(2 * Math.ulp(term.doubleValue())));
            }
            BigDecimal count = BigDecimal.valueOf(times.applyAsDouble(i));
            exact = exact.add(term.multiply(count));
            // The bound of a sum of values is relative to the largest corners.
            magnitude = magnitude.add(count.multiply(transform == Transform.IDENTITY ? largest : term));
            allowed = allowed.add(tolerance.multiply(count));
        }
        BigDecimal error = exact.subtract(new BigDecimal(sum)).abs();
        allowed = allowed.add(magnitude.multiply(BigDecimal.valueOf(ALLOWED_UNITS * 0x1p-53)));
        double share = error.divide(allowed, DIGITS).doubleValue();
        worstShare = Math.max(worstShare, share);
        checked++;
        assertTrue(share <= 1, () -> sum + " is " + share + " of what is allowed off " + transform + " of surface " + k
                + " of " + random.origin());
    }

    private static BigDecimal largest(RandomCase random, int k) {
        int nodes = random.xAxis().length * random.yAxis().length;
        return BigDecimal.valueOf(Arrays.stream(random.z(), k * nodes, (k + 1) * nodes).map(Math::abs).max()
                .orElseThrow());
    }

    /** With equal corners the sum is the number of points times the power, which is rounded once. */
    @ParameterizedTest
    @EnumSource(names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
    void equalCornersSumToTheirMultiple(Transform transform) {
        double ln = ExpError.naturalLogarithm(transform);
        double allowed = transform == Transform.EXP10 ? 2.6 : 2.4;
        double[] axis = {0, 1};
        SplittableRandom random = new SplittableRandom(3);
        for (int points : new int[] {200, 1000, 4096}) {
            double[] z = new double[SURFACES * 4];
            for (int k = 0; k < SURFACES; k++) {
                Arrays.fill(z, 4 * k, 4 * k + 4, random.nextDouble(-700, 700) / ln);
            }
            RandomCase equal = new RandomCase("equal corners", axis, axis, z, random.doubles(points).toArray(),
                    random.doubles(points).toArray());
            try (LoadedCase loaded = LoadedCase.of(equal)) {
                double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform);
                for (int k = 0; k < SURFACES; k += 11) {
                    BigDecimal exact = ExpError.power(transform, new BigDecimal(z[4 * k]))
                            .multiply(BigDecimal.valueOf(points));
                    double relative = exact.subtract(new BigDecimal(sums[k])).abs().divide(exact, DIGITS).doubleValue();
                    worstOnEqual = Math.max(worstOnEqual, relative * 0x1p53);
                    double units = relative * 0x1p53;
                    assertTrue(units <= (points > 2047 ? allowed + 2 : allowed), () -> units + " of " + allowed);
                }
            }
        }
    }

    @Test
    void aNanCoordinateMakesSumsNan() {
        for (Transform transform : Transform.values()) {
            RandomCase random = oneCell(transform, Range.OF_DEGREE_12, Place.ANYWHERE, 400);
            random.py()[123] = Double.NaN;
            try (LoadedCase loaded = LoadedCase.of(random)) {
                double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform);
                assertTrue(Arrays.stream(sums).allMatch(Double::isNaN));
            }
        }
    }

    @Test
    void theRangesAreTheLargestOfTheirDegrees() {
        for (Transform transform : List.of(Transform.EXP, Transform.EXP2, Transform.EXP10)) {
            for (Range range : Range.values()) {
                RandomCase random = oneCell(transform, range, Place.ANYWHERE, 1);
                int degree = new DocumentedCell(random, 0, 0).degree(transform);
                assertEquals(range == Range.OF_DEGREE_8 ? 8 : 11, degree);
            }
        }
    }

    @AfterAll
    static void printLargestErrors() {
        System.out.printf(Locale.ROOT, "Sums through moments (%s): %d checked; largest error %.3f of what is"
                + " allowed; %.2f * 2^-53 between equal corners%n", ExecutionPath.chosen().kind(), checked, worstShare,
                worstOnEqual);
    }
}

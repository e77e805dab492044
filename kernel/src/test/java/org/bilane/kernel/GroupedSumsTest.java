package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.exp.ExpConstants;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of points that are grouped by cell: special values, equal corners, and sizes that random cases do not reach. */
@Tag("numerics")
class GroupedSumsTest {
    private static final double[] UNIT = {0, 1};
    private static final double[] THREE = {0, 1, 2};
    private static final int SURFACES = 10;
    private static final int WILD = 6;
    private static final int POINTS = 600;

    private static double[] sums(RandomCase random, Evaluator evaluator, Transform transform) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            double[] expected = SumShape.ALL.evaluate(evaluator, loaded, transform);
            for (SumShape shape : SumShape.values()) {
                SameBits.require(expected, shape.evaluate(evaluator, loaded, transform),
                        k -> shape + " of " + random.origin() + ", surface " + k);
            }
            return expected;
        }
    }

    private static double[] sums(RandomCase random, Transform transform) {
        assertTrue(DocumentedOrder.of(random).grouped(), "too few points to be grouped");
        return sums(random, Evaluator.onCallingThread(), transform);
    }

    private static double[] coordinates(SplittableRandom random, int count, double from, double to) {
        return random.doubles(count, from, to).toArray();
    }

    /** Values from 0 to 0.9, so that all cells take deviations; the node (0, 0) of one surface is given. */
    private static RandomCase withCorner(double corner, double[] px, double[] py) {
        double[] z = new double[SURFACES * THREE.length * THREE.length];
        Arrays.setAll(z, i -> i % 10 / 10.0);
        z[WILD * THREE.length * THREE.length] = corner;
        return new RandomCase("corner " + corner, THREE, THREE, z, px, py);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE})
    void aWildCornerLeavesSumsOfPointsInOtherCellsAlone(double corner) {
        SplittableRandom random = new SplittableRandom(1);
        double[] px = coordinates(random, POINTS, 0, 2);
        double[] py = Arrays.stream(px).map(x -> x < 1 ? random.nextDouble(1, 2) : random.nextDouble(-1, 3)).toArray();
        for (Transform transform : Transform.values()) {
            SameBits.require(sums(withCorner(0.5, px, py), transform), sums(withCorner(corner, px, py), transform),
                    k -> "sum " + k);
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, 0"})
    void aWildCornerReachesTheSumOfItsSurfaceAlone(double corner, double expOfPoint) {
        SplittableRandom random = new SplittableRandom(2);
        double[] px = coordinates(random, POINTS, 1, 2);
        double[] py = coordinates(random, POINTS, 0, 2);
        double[] before = sums(withCorner(0.5, px, py), Transform.EXP);
        double[] identityBefore = sums(withCorner(0.5, px, py), Transform.IDENTITY);
        // One more point, in the cell of the corner.
        px = DoubleStream.concat(Arrays.stream(px), DoubleStream.of(0.25)).toArray();
        py = DoubleStream.concat(Arrays.stream(py), DoubleStream.of(0.5)).toArray();
        double[] tame = sums(withCorner(0.5, px, py), Transform.EXP);
        double[] wild = sums(withCorner(corner, px, py), Transform.EXP);
        double[] identity = sums(withCorner(corner, px, py), Transform.IDENTITY);
        for (int k = 0; k < SURFACES; k++) {
            double expected = k == WILD ? before[k] + expOfPoint : tame[k];
            assertEquals(expected, wild[k], before[k] * 0x1p-48, "surface " + k);
            if (k == WILD) {
                assertEquals(identityBefore[k] + corner, identity[k]);
            } else {
                assertTrue(identity[k] - identityBefore[k] < 1, "surface " + k);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNanCoordinateMakesEverySumNan(Transform transform) {
        for (double[] range : new double[][] {{-0.1, 0.1}, {-0.4, 0.4}, {-1, 1}, {-800, 720}}) {
            SplittableRandom random = new SplittableRandom(3);
            double[] z = random.doubles(SURFACES * 9, range[0], range[1]).toArray();
            double[] px = coordinates(random, POINTS, -1, 3);
            double[] py = coordinates(random, POINTS, -1, 3);
            RandomCase tame = new RandomCase("no NaN", THREE, THREE, z, px.clone(), py.clone());
            assertTrue(Arrays.stream(sums(tame, transform)).noneMatch(Double::isNaN));
            (range[0] < -0.2 ? px : py)[random.nextInt(POINTS)] = Double.NaN;
            double[] sums = sums(new RandomCase("a NaN", THREE, THREE, z, px, py), transform);
            assertTrue(Arrays.stream(sums).allMatch(Double::isNaN), () -> Arrays.toString(sums));
        }
    }

    /**
     * With deviations every term of a run is 1, and the run's sum is rounded once, by exp of the middle. Other terms
     * are added one by one: up to 128 equal ones round 127 times, by half an ulp of the run's sum or less.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -0.1, 0.7, 1, -20, 690, -690, -707.9, 705, 1e-300, -745, -709})
    void equalCornersSumToTheirMultiple(double value) {
        double[] z = new double[4 * SURFACES];
        Arrays.fill(z, value);
        int ulps = value >= ExpConstants.BOUNDED_MIN ? 1 : 64;
        for (int m : new int[] {192, 500, 999, 2048, 17_000}) {
            SplittableRandom random = new SplittableRandom(m);
            RandomCase constant = new RandomCase("constant", UNIT, UNIT, z, coordinates(random, m, -0.2, 1.2),
                    coordinates(random, m, -0.2, 1.2));
            BigDecimal points = BigDecimal.valueOf(m);
            requireNear(new BigDecimal(value).multiply(points), sums(constant, Transform.IDENTITY)[0], 64, 0);

            double sum = sums(constant, Transform.EXP)[0];
            double term = termOf(constant);
            BigDecimal exact = PreciseExp.exp(new BigDecimal(value)).multiply(points);
            if (exact.doubleValue() == Double.POSITIVE_INFINITY) {
                assertEquals(Double.POSITIVE_INFINITY, sum);
            } else {
                requireNear(new BigDecimal(term).multiply(points), sum, ulps, 0);
                requireNear(exact, sum, ulps, m * Math.ulp(term));
            }
        }
    }

    private static double termOf(RandomCase constant) {
        try (LoadedCase loaded = LoadedCase.of(constant)) {
            return Evaluator.onCallingThread().total(loaded.stack().only(0), loaded.points().slice(0, 1),
                    Transform.EXP);
        }
    }

    private static void requireNear(BigDecimal exact, double sum, int ulps, double more) {
        BigDecimal allowed = new BigDecimal(Math.ulp(sum)).multiply(BigDecimal.valueOf(ulps)).add(new BigDecimal(more));
        assertTrue(new BigDecimal(sum).subtract(exact).abs().compareTo(allowed) <= 0,
                () -> sum + " is not " + exact.doubleValue() + " +- " + allowed.doubleValue());
    }

    private static void checkDocumented(RandomCase random, int blocks) {
        DocumentedOrder order = DocumentedOrder.of(random);
        assertTrue(order.grouped());
        assertEquals(blocks, Math.ceilDiv(random.points(), order.blockLength()));
        try (LoadedCase loaded = LoadedCase.of(random); WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            for (Transform transform : Transform.values()) {
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform);
                DocumentedGroupedSum groups = new DocumentedGroupedSum(random, transform);
                double[] expected = new double[random.surfaces()];
                Arrays.setAll(expected, k -> groups.of(k,
                        Arrays.copyOfRange(values, k * random.points(), (k + 1) * random.points())));
                for (Evaluator evaluator : new Evaluator[] {Evaluator.onCallingThread(), pool}) {
                    SameBits.require(expected, SumShape.ALL.evaluate(evaluator, loaded, transform),
                            k -> transform + " of " + random.origin() + ", surface " + k);
                }
            }
        }
    }

    /** Random values in a range, on even knots, at points some of which lie outside. */
    static RandomCase draw(int surfaces, int knots, int points, double from, double to) {
        SplittableRandom random = new SplittableRandom(points);
        double[] axis = DoubleStream.iterate(0, x -> x + 1).limit(knots).toArray();
        return new RandomCase(points + " points on " + knots + "x" + knots + " knots", axis, axis,
                random.doubles((long) surfaces * knots * knots, from, to).toArray(),
                coordinates(random, points, -0.1, knots - 0.9), coordinates(random, points, -0.1, knots - 0.9));
    }

    /** One range, and several; few points of a cell, and many. */
    @ParameterizedTest
    @ValueSource(ints = {192, 767, 2047, 2048, 16_385, 40_001})
    void sumsOnASmallGridAreTheDocumentedOnes(int points) {
        checkDocumented(draw(4, 2, points, -0.3, 0.3), 1);
        checkDocumented(draw(70, 2, points, -0.05, 0.05), 1);
        checkDocumented(draw(70, 2, points, -0.5, 0.5), 1);
    }

    /** Where 2^17 points are enough, however few there are for a cell. */
    @Test
    @Tag("long")
    void sumsOnALargeGridAreTheDocumentedOnes() {
        checkDocumented(draw(9, 190, (1 << 19) + 5, -0.3, 0.3), 1);
    }

    @Test
    @Tag("long")
    void sumsOfTwoBlocksAreTheDocumentedOnes() {
        checkDocumented(draw(16, 2, SumOrder.MOST_POINTS + 3, -0.1, 0.1), 2);
    }

    @Test
    void runsInOneCellAreTheDocumentedOnes() {
        for (int points : new int[] {1024, 2049, 4097, 40_000}) {
            RandomCase spread = draw(30, 2, points, -0.5, 0.5);
            double[] middle = new double[points];
            Arrays.fill(middle, 0.5);
            checkDocumented(new RandomCase("all in one place", spread.xAxis(), spread.yAxis(), spread.z(), middle,
                    middle), 1);
        }
    }

    /** Coefficients times moments are then as large as they may be; the values, near the far edge, are not. */
    @Test
    void sumsOfIdentityDoNotOverflowWithCornersUpTo2To1010() {
        int surfaces = 30;
        int points = 300_000;
        double corner = -0x1p1010;
        double[] z = new double[4 * surfaces];
        Arrays.setAll(z, i -> i % 4 < 2 ? corner : 0);
        double[] px = new double[points];
        double[] py = new double[points];
        Arrays.fill(px, 1 - 0x1p-30);
        Arrays.fill(py, 0.25);
        RandomCase large = new RandomCase("corners of 2^1010", UNIT, UNIT, z, px, py);
        assertTrue(new DocumentedGroupedSum(large, Transform.IDENTITY).hasMoments());
        try (LoadedCase loaded = LoadedCase.of(large)) {
            double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, Transform.IDENTITY);
            assertEquals(-0x1p-30, sums[0] / points / 0x1p1010, 132 * 0x1p-53);
        }
    }
}

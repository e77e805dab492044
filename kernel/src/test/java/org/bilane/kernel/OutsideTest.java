package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.kernel.scalar.ScalarKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of coordinates outside the grid, by each rule. */
@Tag("numerics")
class OutsideTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] UNIT = {0, 1};
    private static final double[] THREE = {0, 1, 3};
    private static final MathContext DIGITS = new MathContext(60);
    private static final RandomCases CASES = new RandomCases(20_261_121, RandomCases.Bounds.upTo(20, 6, 900));

    private static double identity(double[] z, double x, double y, Outside xRule, Outside yRule) {
        try (LoadedCase loaded = new LoadedCase(UNIT, UNIT, z, new double[] {x}, new double[] {y})) {
            loaded.outside(xRule, yRule);
            return ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, Transform.IDENTITY)[0];
        }
    }

    /** z = 1 + 2 x + 4 y + 8 x y. */
    private static final double[] Z = {1, 5, 3, 15};

    @ParameterizedTest
    @CsvSource({"-1, 0.5, CLAMP, 3", "-1, 0.5, NAN, NaN", "-1, 0.5, LINEAR, -3", "2, 3, LINEAR, 65", "0, 1, NAN, 5",
        "1, 1, NAN, 15", "NaN, 9, LINEAR, NaN", "0.5, NaN, NAN, NaN", "Infinity, 0, CLAMP, 3", "Infinity, 0, NAN, NaN",
        "Infinity, 0, LINEAR, Infinity", "-Infinity, 0, LINEAR, -Infinity", "0, -Infinity, LINEAR, -Infinity",
        "-Infinity, -Infinity, LINEAR, Infinity", "Infinity, -Infinity, LINEAR, -Infinity",
        "-0.5, Infinity, LINEAR, 0", "-0.25, Infinity, LINEAR, Infinity"})
    void rulesOnOneCell(double x, double y, Outside rule, double expected) {
        assertEquals(expected, identity(Z, x, y, rule, rule));
    }

    /** Where a slope is 0 the limit is the value that does not change. */
    @Test
    void limitsOfFlatCells() {
        double[] flatInX = {1, 5, 1, 5};
        assertEquals(3, identity(flatInX, INF, 0.5, Outside.LINEAR, Outside.CLAMP));
        assertEquals(INF, identity(flatInX, INF, INF, Outside.LINEAR, Outside.LINEAR));
        assertEquals(7, identity(new double[] {7, 7, 7, 7}, INF, -INF, Outside.LINEAR, Outside.LINEAR));
        double[] opposite = {0, -1, 1, 0};
        assertTrue(Double.isNaN(identity(opposite, INF, INF, Outside.LINEAR, Outside.LINEAR)));
        assertEquals(INF, identity(opposite, INF, -INF, Outside.LINEAR, Outside.LINEAR));
    }

    /** An axis keeps its rule whatever that of the other is. */
    @Test
    void axesHaveTheirOwnRules() {
        assertEquals(3, identity(Z, 9, 0, Outside.CLAMP, Outside.NAN));
        assertTrue(Double.isNaN(identity(Z, 9, 2, Outside.CLAMP, Outside.NAN)));
        assertEquals(1 + 2 * 9, identity(Z, 9, -2, Outside.LINEAR, Outside.CLAMP));
    }

    @Test
    void specialCornersGoOnWithTheirWeights() {
        double[] z = {0, 1, -INF, 1};
        assertEquals(INF, identity(z, -1, 0, Outside.LINEAR, Outside.LINEAR));
        assertEquals(-INF, identity(z, 2, 0, Outside.LINEAR, Outside.LINEAR));
        assertEquals(1, identity(z, 2, 1, Outside.LINEAR, Outside.LINEAR), "the corner has no weight on the knot");
        z[2] = Double.NaN;
        assertTrue(Double.isNaN(identity(z, -1, 0.5, Outside.LINEAR, Outside.LINEAR)));
        assertEquals(Double.MAX_VALUE, identity(new double[] {Double.MAX_VALUE, 0, Double.MAX_VALUE, 0}, 2, 0,
                Outside.LINEAR, Outside.LINEAR));
    }

    /** Its fraction is rounded to 1, with which the corners before the last knot have no weight. */
    @Test
    void specialCornersHaveNoWeightJustBeyondTheLastKnot() {
        try (LoadedCase loaded = new LoadedCase(new double[] {-1, 1}, UNIT, new double[] {-INF, Double.NaN, 5, 5},
                new double[] {Math.nextUp(1.0)}, new double[] {0.5})) {
            loaded.outside(Outside.LINEAR, Outside.LINEAR);
            assertEquals(5, ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded,
                    Transform.IDENTITY)[0]);
        }
    }

    @Test
    void linearValuesAreThoseOfTheExactFormula() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 400; n++) {
            double[] axis = {random.nextDouble(-5, 0), random.nextDouble(0.1, 1), random.nextDouble(2, 3)};
            double[] z = random.doubles(9, -100, 100).toArray();
            double[] px = random.doubles(60, -20, 20).toArray();
            double[] py = random.doubles(60, -20, 20).toArray();
            try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py)) {
                loaded.outside(Outside.LINEAR, Outside.LINEAR);
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded,
                        Transform.IDENTITY);
                for (int i = 0; i < values.length; i++) {
                    check(axis, z, px[i], py[i], values[i]);
                }
            }
        }
    }

    /** Against the bound of docs/numerics.md. */
    private static void check(double[] axis, double[] z, double x, double y, double value) {
        int ix = x < axis[1] ? 0 : 1;
        int iy = y < axis[1] ? 0 : 1;
        BigDecimal u = fraction(x, axis[ix], axis[ix + 1]);
        BigDecimal v = fraction(y, axis[iy], axis[iy + 1]);
        BigDecimal[] corners = new BigDecimal[4];
        Arrays.setAll(corners, i -> new BigDecimal(z[(ix + i / 2) * 3 + iy + i % 2]));
        BigDecimal low = corners[0].add(corners[1].subtract(corners[0]).multiply(v));
        BigDecimal high = corners[2].add(corners[3].subtract(corners[2]).multiply(v));
        BigDecimal exact = low.add(high.subtract(low).multiply(u));
        double largest = Arrays.stream(corners).mapToDouble(c -> Math.abs(c.doubleValue())).max().orElseThrow();
        double reach = (1 + 2 * Math.abs(u.doubleValue())) * (1 + 2 * Math.abs(v.doubleValue()));
        double error = exact.subtract(new BigDecimal(value)).abs().doubleValue();
        assertTrue(error <= 12 * 0x1p-53 * largest * reach, () -> error + " at " + x + ", " + y);
    }

    private static BigDecimal fraction(double x, double from, double to) {
        return new BigDecimal(x).subtract(new BigDecimal(from))
                .divide(new BigDecimal(to).subtract(new BigDecimal(from)), DIGITS);
    }

    /** Whatever the shape of the call, on however many workers, on either path; sums as documented. */
    @ParameterizedTest
    @EnumSource(names = {"NAN", "LINEAR"})
    void everyShapeGivesTheSameBits(Outside rule) {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            for (int number = 0; number < 40; number++) {
                RandomCase random = CASES.get(number);
                try (LoadedCase loaded = LoadedCase.of(random)) {
                    loaded.outside(number % 3 == 0 ? Outside.CLAMP : rule, rule);
                    for (Transform transform : Transform.values()) {
                        requireSameBits(random, loaded, transform, evaluators);
                    }
                }
            }
        }
    }

    private static void requireSameBits(RandomCase random, LoadedCase loaded, Transform transform,
            EvaluatorsUnderTest evaluators) {
        double[] values = ValueShape.SINGLE_SURFACES.evaluate(Evaluator.onCallingThread(), loaded, transform);
        double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform);
        List<Surfaces> all = List.of(loaded.stack().all());
        evaluators.byName().forEach((name, evaluator) -> {
            for (ValueShape shape : ValueShape.values()) {
                SameBits.require(values, shape.evaluate(evaluator, loaded, transform), at -> shape + " of " + transform
                        + " on " + name + ", value " + at + " of\n" + random);
            }
            for (SumShape shape : SumShape.values()) {
                SameBits.require(sums, shape.evaluate(evaluator, loaded, transform), k -> shape + " of " + transform
                        + " on " + name + ", sum " + k + " of\n" + random);
            }
        });
        KernelsUnderTest scalar = new KernelsUnderTest(new ScalarKernels());
        SameBits.require(sums, scalar.sums(all, loaded.points(), transform),
                k -> "scalar sum " + k + " of\n" + random);
        KernelsUnderTest best = new KernelsUnderTest(PathChoice.get().kernels());
        SameBits.require(values, best.values(all, loaded.points(), transform, Layout.SURFACE_MAJOR),
                at -> "value " + at);
        requireSums(values, sums, random);
    }

    /** Near what the values add up to. */
    private static void requireSums(double[] values, double[] sums, RandomCase random) {
        int m = random.points();
        for (int k = 0; k < sums.length; k++) {
            double[] terms = Arrays.copyOfRange(values, k * m, (k + 1) * m);
            double plain = DoubleStream.of(terms).sum();
            double sum = sums[k];
            double magnitude = DoubleStream.of(terms).map(Math::abs).sum();
            if (Double.isNaN(plain)) {
                assertTrue(Double.isNaN(sum) || Double.isInfinite(magnitude), () -> sum + " of\n" + random);
            } else if (Double.isFinite(magnitude * 2)) {
                assertEquals(plain, sum, magnitude * 0x1p-40 + 1e-300, () -> "of\n" + random);
            }
        }
    }

    @Test
    void errorRefusesBeforeAnythingIsTouched() {
        double[] px = {0, 5, Double.NaN, 1, -INF};
        double[] py = {0, 1, 9, 3.5, 1};
        try (LoadedCase loaded = new LoadedCase(THREE, THREE, new double[9], px, py);
                WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            GuardedOutput output = loaded.output(1);
            output.segment().fill((byte) 7);
            long before = output.segment().get(java.lang.foreign.ValueLayout.JAVA_LONG, 0);
            for (Evaluator evaluator : new Evaluator[] {Evaluator.onCallingThread(), pool}) {
                Points points = loaded.points().outside(Outside.ERROR);
                String message = assertThrows(IllegalArgumentException.class, () -> evaluator.sums(
                        loaded.stack().all(), points, Transform.EXP, output.segment())).getMessage();
                assertEquals("points: 3 of 5 points are outside the grid and are refused; the first is point 1 at"
                        + " (5.0, 1.0), and the knots go from 0.0 to 3.0 in x and from 0.0 to 3.0 in y", message);
                String ofOne = assertThrows(IllegalArgumentException.class, () -> evaluator.total(loaded.stack().all(),
                        loaded.points().outside(Outside.CLAMP, Outside.ERROR), Transform.EXP)).getMessage();
                assertTrue(ofOne.startsWith("points: 1 of 5 points are outside the grid and are refused; the first is"
                        + " point 3"), ofOne);
                assertEquals(before, output.segment().get(java.lang.foreign.ValueLayout.JAVA_LONG, 0));
                // A NaN coordinate is let through.
                evaluator.sums(loaded.stack().all(), points.slice(2, 3), Transform.EXP, output.segment());
                assertTrue(Double.isNaN(output.segment().get(java.lang.foreign.ValueLayout.JAVA_DOUBLE, 0)));
                output.segment().fill((byte) 7);
            }
            assertEquals(5, loaded.points().size());
            assertEquals(1, pool.planSums(loaded.stack().all(), loaded.points().outside(Outside.ERROR)).surfaceBlock());
        }
    }

    @Test
    void countsOfPartsAreAddedWithTheFirstThatIsRefused() {
        OutsideCounts none = OutsideCounts.NONE.plus(new OutsideCounts(1, 2, 3, 0, -1), 0);
        assertEquals(new OutsideCounts(1, 2, 3, 0, -1), none);
        OutsideCounts some = none.plus(new OutsideCounts(4, 0, 1, 2, 5), 100);
        assertEquals(new OutsideCounts(5, 2, 4, 2, 105), some);
        assertEquals(new OutsideCounts(5, 3, 4, 3, 105), some.plus(new OutsideCounts(0, 1, 0, 1, 0), 200));
    }

    @Test
    void errorTellsTheScaleOfTheKnots() {
        Axis x = Axis.of(Scale.LOG10, 3, 4);
        try (SurfaceStack stack = SurfaceStack.of(x, Axis.of(Scale.LN, 1, 0), new double[2][2]);
                LoadedCase loaded = new LoadedCase(THREE, THREE, new double[9], new double[] {1e5}, new double[] {2})) {
            String message = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread()
                    .total(stack.all(), loaded.points().outside(Outside.ERROR), Transform.EXP)).getMessage();
            assertTrue(message.endsWith(" point 0 at (100000.0, 2.0), and the knots go from 3.0 to 4.0 in log10 x and "
                    + "from 0.0 to 1.0 in ln y"), message);
        }
    }

    @Test
    void familiesTellInWhatTheirAxesDiffer() {
        Axis x = Axis.of(0, 1, 3);
        try (LoadedCase loaded = new LoadedCase(THREE, THREE, new double[9], new double[] {1}, new double[] {2});
                SurfaceStack one = SurfaceStack.of(x, Axis.index(2), new double[3][2]);
                SurfaceStack knot = SurfaceStack.of(Axis.of(0, 2, 3), Axis.index(2), new double[3][2]);
                SurfaceStack zero = SurfaceStack.of(Axis.of(-0.0, 1, 4), Axis.index(2), new double[3][2]);
                SurfaceStack scale = SurfaceStack.of(x, Axis.of(Scale.LOG2, 0, 1), new double[3][2])) {
            requireDifference(loaded, one, knot, "families: another axis x, whose knots[1] is 2.0 and not 1.0; ");
            // -0.0 and 0.0 are one knot.
            requireDifference(loaded, one, zero, "families: another axis x, whose knots[2] is 4.0 and not 3.0; ");
            requireDifference(loaded, one, scale, "families: another axis y, Axis[2 knots, 0.0 to 1.0, log2] and not "
                    + "Axis[2 knots, 0.0 to 1.0]; ");
        }
    }

    private static void requireDifference(LoadedCase loaded, SurfaceStack one, SurfaceStack other, String begin) {
        var outputs = List.of(loaded.output(1).segment(), loaded.output(1).segment());
        String message = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread().sums(
                List.of(one.all(), other.all()), loaded.points(), Transform.EXP, outputs)).getMessage();
        assertTrue(message.startsWith(begin), message);
    }

    @Test
    void countsTellEachAxisAndNan() {
        double[] px = {0, 5, Double.NaN, 1, -INF, 4, 3, Math.nextUp(3.0), -0.0};
        double[] py = {0, 1, 9, 3.5, Double.NaN, 4, 3, 1, -1e-300};
        try (LoadedCase loaded = new LoadedCase(THREE, THREE, new double[9], px, py)) {
            assertEquals(new OutsideCounts(3, 3, 2, 0, -1), loaded.stack().outside(loaded.points()));
            assertEquals(new OutsideCounts(0, 0, 0, 0, -1), loaded.stack().outside(loaded.points().slice(0, 1)));
            loaded.outside(Outside.NAN, Outside.ERROR);
            assertEquals(new OutsideCounts(3, 3, 2, 3, 3), loaded.stack().outside(loaded.points()));
        }
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bilane.kernel.reference.AxisKind;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.reference.ExactValue;
import org.bilane.reference.PreciseExp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules at knots, edges and special values, each by an example that can be checked by eye. */
@Tag("numerics")
@Tag("quick")
class GridSemanticsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] UNIT = {0, 1};
    private static final double[] THREE = {0, 1, 2};

    /** The value of the one surface given, asked for in every shape. */
    private static double value(double[] xAxis, double[] yAxis, double[] z, double x, double y, Transform transform) {
        try (LoadedCase loaded = new LoadedCase(xAxis, yAxis, z, new double[] {x}, new double[] {y})) {
            double[] expected = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform);
            for (ValueShape shape : ValueShape.values()) {
                SameBits.require(expected, shape.evaluate(Evaluator.onCallingThread(), loaded, transform),
                        at -> shape + " at (" + x + ", " + y + ")");
            }
            return expected[0];
        }
    }

    private static double identity(double[] z, double x, double y) {
        return value(z.length == 9 ? THREE : UNIT, z.length == 9 ? THREE : UNIT, z, x, y, Transform.IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.5, 0.5, 1.5", "-Infinity, 0.5, 1.5", "-1.7976931348623157E308, 0.5, 1.5",
        "1.5, 0.5, 3.5", "Infinity, 0.5, 3.5", "1.7976931348623157E308, 0.5, 3.5",
        "0.5, -3, 2", "0.5, -Infinity, 2", "0.5, 3, 3", "0.5, Infinity, 3",
        "-1, -1, 1", "Infinity, Infinity, 4", "-Infinity, Infinity, 2", "Infinity, -Infinity, 3", "-0.0, -0.0, 1"})
    void coordinatesOutsideAreClampedToTheEdge(double x, double y, double expected) {
        assertEquals(expected, identity(new double[] {1, 2, 3, 4}, x, y));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0.5", "0.5, NaN", "NaN, NaN", "NaN, Infinity", "-Infinity, NaN", "NaN, 0", "1, NaN"})
    void aCoordinateThatIsNanGivesNan(double x, double y) {
        double[] constant = {7, 7, 7, 7};
        double[] withInfinity = {-INF, -INF, -INF, -INF};
        assertAll(
                () -> assertEquals(NAN, identity(constant, x, y)),
                () -> assertEquals(NAN, identity(withInfinity, x, y)),
                () -> assertEquals(NAN, value(UNIT, UNIT, constant, x, y, Transform.EXP)),
                () -> assertEquals(NAN, value(UNIT, UNIT, withInfinity, x, y, Transform.EXP)));
    }

    @ParameterizedTest
    @EnumSource
    void onEveryKnotTheNodesValueIsExact(AxisKind kind) {
        SplittableRandom random = new SplittableRandom(kind.ordinal());
        double[] xAxis = kind.knots(11, random);
        double[] yAxis = kind.knots(7, random);
        double[] z = random.doubles((long) 10 * xAxis.length * yAxis.length, -1e6, 1e6).toArray();
        double[] px = new double[xAxis.length * yAxis.length];
        double[] py = new double[px.length];
        for (int node = 0; node < px.length; node++) {
            px[node] = xAxis[node / yAxis.length];
            py[node] = yAxis[node % yAxis.length];
        }
        try (LoadedCase loaded = new LoadedCase(xAxis, yAxis, z, px, py)) {
            for (ValueShape shape : ValueShape.values()) {
                SameBits.require(z, shape.evaluate(Evaluator.onCallingThread(), loaded, Transform.IDENTITY),
                        at -> shape + ", surface " + at / px.length + ", node " + at % px.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -0.1, 1, 700, -700, 709.7, -745, 1e300, -1e-300, Double.MIN_VALUE,
        Double.MAX_VALUE})
    void equalCornersGiveTheirValueEverywhereInTheCell(double v) {
        double[] axis = {0, 0.1, 1 / 3.0};
        double[] z = new double[9];
        Arrays.fill(z, v);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 40; i++) {
            double x = random.nextDouble(-0.01, 0.35);
            double y = random.nextDouble(-0.01, 0.35);
            assertEquals(v, value(axis, axis, z, x, y, Transform.IDENTITY), 0, () -> "at " + x + ", " + y);
            double exp = value(axis, axis, z, x, y, Transform.EXP);
            assertTrue(PreciseExp.ulpError(v, exp) <= 1, () -> "exp(" + v + ") gave " + exp);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {NAN, INF, -INF})
    void aSpecialValueReachesOnlyTheCellsItBelongsTo(double special) {
        double[] z = {1, 1, 1, 1, 1, 1, 1, 1, special};
        assertAll(
                () -> assertEquals(1, identity(z, 0.5, 0.5)),
                () -> assertEquals(1, identity(z, 0.5, 1.5)),
                () -> assertEquals(1, identity(z, 1.5, 0.5)),
                () -> assertEquals(1, identity(z, 1, 1.5), "weight zero: on the knot line x = 1"),
                () -> assertEquals(1, identity(z, 1.5, 1), "weight zero: on the knot line y = 1"),
                () -> assertEquals(1, identity(z, 1, 2), "weight zero: on the node beside it"),
                () -> assertEquals(special, identity(z, Math.nextUp(1.0), Math.nextUp(1.0))),
                () -> assertEquals(special, identity(z, 1.5, 1.5)),
                () -> assertEquals(special, identity(z, 2, 2)),
                () -> assertEquals(special, identity(z, 2, Math.nextUp(1.0))),
                () -> assertEquals(special, identity(z, INF, INF)));
    }

    @Test
    void aSpecialValueInOneSurfaceLeavesTheOthersAlone() {
        double[] z = new double[4 * 10];
        Arrays.setAll(z, i -> i);
        double[] wild = z.clone();
        wild[4 * 6] = -INF;
        double[] px = DoubleStream.iterate(0, x -> x + 0.125).limit(9).toArray();
        try (LoadedCase tame = new LoadedCase(UNIT, UNIT, z, px, px);
                LoadedCase loaded = new LoadedCase(UNIT, UNIT, wild, px, px)) {
            for (Transform transform : Transform.values()) {
                double[] expected = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), tame, transform);
                // Node (0, 0) has no weight where x or y is 1, which is so at the last point alone.
                Arrays.fill(expected, 6 * 9, 6 * 9 + 8, transform == Transform.IDENTITY ? -INF : 0);
                for (ValueShape shape : ValueShape.values()) {
                    SameBits.require(expected, shape.evaluate(Evaluator.onCallingThread(), loaded, transform),
                            at -> shape + " of " + transform + ", surface " + at / 9 + ", point " + at % 9);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-Infinity, 1, -Infinity, 0", "-Infinity, -Infinity, -Infinity, 0", "-Infinity, Infinity, NaN, NaN",
        "-Infinity, NaN, NaN, NaN", "Infinity, 1, Infinity, Infinity", "Infinity, Infinity, Infinity, Infinity"})
    void infinitiesCombine(double one, double other, double expected, double expectedExp) {
        double[] z = {one, 0, 0, other};
        assertEquals(expected, identity(z, 0.5, 0.5));
        assertEquals(expectedExp, value(UNIT, UNIT, z, 0.5, 0.5, Transform.EXP));
    }

    @Test
    void cornersWhoseDifferenceOverflowsAreInterpolated() {
        double max = Double.MAX_VALUE;
        assertEquals(0, identity(new double[] {-max, -max, max, max}, 0.5, 0.3), max * 0x1p-49);
        assertEquals(max, identity(new double[] {max, max, max, max}, 0.3, 0.7));
        assertEquals(-max / 2, identity(new double[] {-max, max, -max, max}, 0.1, 0.25), max * 0x1p-49);
    }

    /** A value without weight must not decide how precisely those with weight are treated. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, NAN, INF})
    void subnormalCornersBesideAHugeOneWithoutWeightKeepTheirDigits(double huge) {
        double[] z = {5 * Double.MIN_VALUE, huge, 20 * Double.MIN_VALUE, huge};
        for (double x = 0; x <= 1; x += 1 / 64.0) {
            RandomCase one = new RandomCase("edge y = 0", UNIT, UNIT, z, new double[] {x}, new double[] {0});
            ExactValue exact = one.exact(0, 0);
            double value = identity(z, x, 0);
            assertTrue(exact.admits(value), () -> value + " is not " + exact + " for\n" + one);
        }
    }

    @Test
    void fractionsThatUnderflowAreNotOnTheKnot() {
        double[] axis = {0, 1e300};
        double[] z = {1, 1, -INF, -INF};
        assertEquals(-INF, value(axis, axis, z, Double.MIN_VALUE, 1, Transform.IDENTITY));
        assertEquals(1, value(axis, axis, z, 0, 1, Transform.IDENTITY));
    }

    @Test
    void knotsFromTinyToHugeAreInterpolated() {
        double[] axis = {-1e12, -1e-12, 0, 1e-12, 1, 1e12};
        double[] z = new double[36];
        Arrays.setAll(z, node -> axis[node / 6]);
        for (double x : new double[] {-5e11, -5e-13, 2.5e-13, 0.5, 1e6, 9.99e11}) {
            double value = value(axis, axis, z, x, 0.3, Transform.IDENTITY);
            double corner = Arrays.stream(axis).map(Math::abs).filter(knot -> knot >= Math.abs(x)).min().orElseThrow();
            assertEquals(x, value, 16 * 0x1p-53 * corner);
        }
    }

    @ParameterizedTest
    @CsvSource({"709.7827128933840, false", "709.7827128933841, true", "1E308, true"})
    void expOverflowsToInfinity(double v, boolean infinite) {
        double exp = value(UNIT, UNIT, new double[] {v, v, v, v}, 0.3, 0.4, Transform.EXP);
        assertEquals(infinite, exp == INF);
    }

    @Test
    void expUnderflowsThroughSubnormals() {
        double previous = Double.MIN_NORMAL;
        for (double v = -708.5; v > -745; v -= 0.5) {
            double exp = value(UNIT, UNIT, new double[] {v, v, v, v}, 0.3, 0.4, Transform.EXP);
            assertTrue(exp > 0 && exp < previous, "exp(" + v + ") = " + exp);
            previous = exp;
        }
        assertEquals(0, value(UNIT, UNIT, new double[] {-746, -746, -746, -746}, 0.3, 0.4, Transform.EXP));
    }

    @ParameterizedTest
    @EnumSource
    void noPointsSumToZero(Transform transform) {
        double[] z = DoubleStream.iterate(1, v -> v + 1).limit(4 * 9).toArray();
        try (LoadedCase loaded = new LoadedCase(UNIT, UNIT, z, new double[0], new double[0]);
                EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            for (Evaluator evaluator : evaluators.byName().values()) {
                for (SumShape shape : SumShape.values()) {
                    SameBits.require(new double[9], shape.evaluate(evaluator, loaded, transform), k -> shape + " " + k);
                }
                for (ValueShape shape : ValueShape.values()) {
                    assertEquals(0, shape.evaluate(evaluator, loaded, transform).length);
                }
                assertEquals(0, evaluator.total(loaded.stack().all(), loaded.points(), transform));
            }
        }
    }
}

package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Derivatives against exact arithmetic, at the places where they are a matter of rule, and in every shape of call. */
@Tag("numerics")
class GradientsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final MathContext DIGITS = new MathContext(60);
    private static final RandomCases CASES = new RandomCases(20_261_123, RandomCases.Bounds.upTo(20, 6, 700));

    /** Values and both derivatives of one surface at one point. */
    private static double[] at(Axis x, Axis y, double[][] z, Transform transform, Outside rule, double px, double py) {
        try (Arena arena = Arena.ofConfined(); SurfaceStack stack = SurfaceStack.of(x, y, z)) {
            MemorySegment[] out = {arena.allocate(8, 8), arena.allocate(8, 8), arena.allocate(8, 8)};
            Points points = Points.of(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, px),
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, py)).outside(rule);
            Evaluator.onCallingThread().gradients(stack.all(), points, transform, Layout.SURFACE_MAJOR, out[0], out[1],
                    out[2]);
            return Arrays.stream(out).mapToDouble(each -> each.get(ValueLayout.JAVA_DOUBLE, 0)).toArray();
        }
    }

    /** Slopes 1 and 3 along x, 10 along y; descending x is the same table turned round. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5, CLAMP, 1, 10", "1, 0, CLAMP, 3, 10", "2, 1, CLAMP, 3, 10", "0, 1, CLAMP, 1, 10",
        "-1, 0.5, CLAMP, 0, 10", "3, 2, CLAMP, 0, 0", "3, 2, LINEAR, 3, 10", "-1, -1, LINEAR, 1, 10",
        "3, 0.5, NAN, NaN, NaN", "NaN, 0.5, CLAMP, NaN, NaN", "0.5, NaN, LINEAR, NaN, NaN",
        "Infinity, 0.5, CLAMP, 0, 10"})
    void slopesOfPlanes(double x, double y, Outside rule, double dx, double dy) {
        double[][] z = {{0, 10}, {1, 11}, {4, 14}};
        double[][] turned = {{4, 14}, {1, 11}, {0, 10}};
        for (boolean descending : new boolean[] {false, true}) {
            double[] got = at(descending ? Axis.of(2, 1, 0) : Axis.of(0, 1, 2), Axis.of(0, 1), descending ? turned : z,
                    Transform.IDENTITY, rule, x, y);
            assertEquals(dx, got[1], "dx");
            assertEquals(dy, got[2], "dy");
        }
    }

    @Test
    void specialCornersAndOverflow() {
        Axis unit = Axis.of(0, 1);
        double[] onKnot = at(unit, unit, new double[][] {{1, 2}, {Double.NaN, 3}}, Transform.IDENTITY, Outside.CLAMP,
                0, 0);
        assertEquals(1, onKnot[0]);
        assertTrue(Double.isNaN(onKnot[1]) && Double.isNaN(onKnot[2]));
        double[] large = at(unit, unit, new double[][] {{800, 800}, {790, 790}}, Transform.EXP, Outside.CLAMP, 0.25,
                0.5);
        assertEquals(INF, large[0]);
        assertEquals(-INF, large[1]);
        assertEquals(0, large[2]);
        double[] huge = at(unit, unit, new double[][] {{-1e308, -1e308}, {1e308, 1e308}}, Transform.IDENTITY,
                Outside.CLAMP, 0.5, 0.5);
        assertEquals(INF, huge[1]);
        assertEquals(0, huge[2]);
    }

    /** 10^(2 log10 x - log10 y) = x^2 / y, exactly so between knots. */
    @Test
    void logarithmicAxesGiveDerivativesInLinearUnits() {
        Axis x = Axis.of(Scale.LOG10, 0, 3);
        Axis y = Axis.of(Scale.LOG10, 2, 1, 0);
        double[][] z = {{-2, -1, 0}, {4, 5, 6}};
        for (double[] p : new double[][] {{5, 7}, {300, 1.5}, {1, 1}, {20, 50}}) {
            double[] got = at(x, y, z, Transform.EXP10, Outside.CLAMP, p[0], p[1]);
            assertEquals(p[0] * p[0] / p[1], got[0], 1e-12 * got[0]);
            assertEquals(2 * p[0] / p[1], got[1], 1e-12 * got[1]);
            assertEquals(-p[0] * p[0] / p[1] / p[1], got[2], -1e-12 * got[2]);
        }
        assertEquals(0, at(x, y, z, Transform.EXP10, Outside.CLAMP, 0, 5)[1]);
        assertTrue(Double.isNaN(at(x, y, z, Transform.EXP10, Outside.CLAMP, -1, 5)[2]));
    }

    /** Against the bound of docs/numerics.md. */
    @Test
    void derivativesAreThoseOfTheExactFormula() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 6000; n++) {
            double[] xs = {random.nextDouble(-5, 0), random.nextDouble(0.1, 3)};
            double[] ys = {random.nextDouble(-5, 0), random.nextDouble(0.1, 3)};
            double[][] z = {{random.nextDouble(-9, 9), random.nextDouble(-9, 9)},
                {random.nextDouble(-9, 9), random.nextDouble(-9, 9)}};
            double px = random.nextDouble(xs[0], xs[1]);
            double py = random.nextDouble(ys[0], ys[1]);
            double[] got = at(Axis.of(xs), Axis.of(ys), z, Transform.IDENTITY, Outside.CLAMP, px, py);
            double largest = Arrays.stream(z).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
            requireNear(slope(z[0][0], z[0][1], z[1][0], z[1][1], py, ys, xs), got[1], largest / (xs[1] - xs[0]));
            requireNear(slope(z[0][0], z[1][0], z[0][1], z[1][1], px, xs, ys), got[2], largest / (ys[1] - ys[0]));
        }
    }

    /** The same derivatives with axes and tables times powers of two: narrow and wide cells, small and large values. */
    @Test
    void anyWidthAndAnySizeOfValuesGivesTheSameDerivatives() {
        SplittableRandom random = new SplittableRandom(6);
        for (int n = 0; n < 3000; n++) {
            int ofAxis = random.nextInt(-1070, 1022);
            int ofTable = random.nextInt(Math.max(ofAxis - 1000, -1000), Math.clamp(ofAxis + 1000L, -999, 1021));
            double[] axis = {random.nextInt(-3, 0), random.nextInt(1, 3)};
            double[][] z = {{random.nextDouble(-1, 1), random.nextDouble(-1, 1)},
                {random.nextDouble(-1, 1), random.nextDouble(-1, 1)}};
            double p = random.nextInt((int) axis[0], (int) axis[1]);
            double[] expected = at(Axis.of(axis), Axis.of(axis), z, Transform.IDENTITY, Outside.CLAMP, p, p);
            double[] scaled = {Math.scalb(axis[0], ofAxis), Math.scalb(axis[1], ofAxis)};
            double[][] table = new double[2][2];
            for (int i = 0; i < 4; i++) {
                table[i / 2][i % 2] = Math.scalb(z[i / 2][i % 2], ofTable);
            }
            double[] got = at(Axis.of(scaled), Axis.of(scaled), table, Transform.IDENTITY, Outside.CLAMP,
                    Math.scalb(p, ofAxis), Math.scalb(p, ofAxis));
            for (int i = 1; i < 3; i++) {
                assertEquals(expected[i], Math.scalb(got[i], ofAxis - ofTable), 64 * 0x1p-53,
                        "axis times 2^" + ofAxis + ", table times 2^" + ofTable);
            }
        }
    }

    /** A product of slope, width and power may be a double though no part of it is. */
    @Test
    void productsOfExtremes() {
        Axis unit = Axis.of(0, 1);
        double[] wide = at(Axis.of(-1.7e308, 1.7e308), unit, new double[][] {{0, 0}, {3.4e300, 3.4e300}},
                Transform.IDENTITY, Outside.CLAMP, 1e300, 0.5);
        assertEquals(1e-8, wide[1], 1e-22);
        double[] narrow = at(Axis.of(0, 1e-310), unit, new double[][] {{7, 8}, {7, 8}}, Transform.IDENTITY,
                Outside.CLAMP, 0, 0.5);
        assertEquals(0, narrow[1]);
        double[] smallPower = at(Axis.of(0, 1e-305), unit, new double[][] {{-300, -300}, {-200, -200}},
                Transform.EXP10, Outside.CLAMP, 0, 0.5);
        assertEquals(Math.log(10) * 1e7, smallPower[1], 1e-5);
        double[] noPower = at(Axis.of(0, 1e-10), unit, new double[][] {{-1e307, -1e307}, {-2e307, -2e307}},
                Transform.EXP, Outside.CLAMP, 0, 0.5);
        assertTrue(noPower[0] == 0 && noPower[1] == 0, Arrays.toString(noPower));
        double[] farOut = at(unit, Axis.of(0, 1e300), new double[][] {{0, 0}, {0, 1e300}}, Transform.IDENTITY,
                Outside.LINEAR, 1e10, 0);
        assertEquals(1e10, farOut[2], 1e-4);
        double max = Double.MAX_VALUE;
        assertEquals(max / 2, at(Axis.of(0, 4), unit, new double[][] {{-max, -max}, {max, max}}, Transform.IDENTITY,
                Outside.LINEAR, 2, INF)[1]);
    }

    /** The logarithm of 0 lies infinitely far outside, where only a flat cell has a finite derivative. */
    @Test
    void derivativesAtTheZeroOfALogarithmicAxisAndAtNoLimit() {
        Axis unit = Axis.of(0, 1);
        Axis logarithmic = Axis.of(Scale.LOG10, 0, 1);
        for (double zero : new double[] {0, -0.0}) {
            assertEquals(INF, at(logarithmic, unit, new double[][] {{1, 1}, {2, 2}}, Transform.IDENTITY, Outside.LINEAR,
                    zero, 0.5)[1]);
            assertEquals(0, at(logarithmic, unit, new double[][] {{1, 1}, {1, 1}}, Transform.IDENTITY, Outside.LINEAR,
                    zero, 0.5)[1]);
        }
        double[] opposite = at(unit, unit, new double[][] {{0, -1}, {1, 0}}, Transform.IDENTITY, Outside.LINEAR, INF,
                INF);
        assertTrue(Arrays.stream(opposite).allMatch(Double::isNaN), Arrays.toString(opposite));
    }

    private static BigDecimal slope(double z00, double across, double along, double z11, double p, double[] other,
            double[] axis) {
        BigDecimal v = new BigDecimal(p).subtract(new BigDecimal(other[0]))
                .divide(new BigDecimal(other[1]).subtract(new BigDecimal(other[0])), DIGITS);
        BigDecimal near = new BigDecimal(along).subtract(new BigDecimal(z00));
        BigDecimal far = new BigDecimal(z11).subtract(new BigDecimal(across));
        return near.add(far.subtract(near).multiply(v))
                .divide(new BigDecimal(axis[1]).subtract(new BigDecimal(axis[0])), DIGITS);
    }

    private static void requireNear(BigDecimal exact, double got, double unit) {
        double error = exact.subtract(new BigDecimal(got)).abs().doubleValue();
        assertTrue(error <= 32 * 0x1p-53 * unit, () -> error / unit * 0x1p53 + " units");
    }

    /** Alone or together, in either layout, on the calling thread and in a pool: the same bits. */
    @ParameterizedTest
    @EnumSource
    void everyShapeGivesTheSameBits(Transform transform) {
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(100).open()) {
            for (int number = 0; number < 40; number++) {
                RandomCase random = CASES.get(number);
                Outside rule = Outside.values()[number % 3];
                try (LoadedCase loaded = LoadedCase.of(random)) {
                    loaded.outside(rule, rule);
                    double[][] expected = all(Evaluator.onCallingThread(), loaded, transform, Layout.POINT_MAJOR, 7);
                    SameBits.require(ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, transform),
                            expected[0], at -> "value " + at);
                    for (Evaluator evaluator : new Evaluator[] {Evaluator.onCallingThread(), pool}) {
                        for (Layout layout : Layout.values()) {
                            for (int which = 1; which < 8; which++) {
                                double[][] got = all(evaluator, loaded, transform, layout, which);
                                for (int i = 0; i < 3; i++) {
                                    if (got[i] != null) {
                                        int output = i;
                                        SameBits.require(expected[i], got[i], at -> "output " + output + ", " + at
                                                + " of\n" + random);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /** In tiles of several widths, in rows and along points: the same bits as of each surface by itself. */
    @ParameterizedTest
    @CsvSource({"8, 1", "9, 41", "50, 100", "65, 70", "71, 40", "131, 33", "2100, 5", "17, 1100", "3, 1100"})
    void eachSurfaceAloneGivesTheSameBits(int surfaces, int points) {
        SplittableRandom random = new SplittableRandom(surfaces);
        double[] axis = {-1, 0, 0.5, 2};
        double[] z = random.doubles(16L * surfaces, -2, 2).toArray();
        z[random.nextInt(z.length)] = Double.NaN;
        double[] px = random.doubles(points, -1.2, 2.2).toArray();
        double[] py = random.ints(points, 0, 40).mapToDouble(i -> i < 4 ? axis[i] : -1 + i / 13.0).toArray();
        try (LoadedCase loaded = new LoadedCase(axis, axis, z, px, py)) {
            for (Outside rule : new Outside[] {Outside.CLAMP, Outside.LINEAR}) {
                loaded.outside(rule, rule);
                for (Transform transform : new Transform[] {Transform.IDENTITY, Transform.EXP10}) {
                    double[][] rows = all(Evaluator.onCallingThread(), loaded, transform, Layout.POINT_MAJOR, 7);
                    double[][] columns = all(Evaluator.onCallingThread(), loaded, transform, Layout.SURFACE_MAJOR, 7);
                    for (int k = 0; k < surfaces; k += surfaces > 200 ? 100 : 1) {
                        requireSurface(loaded, transform, k, rows);
                        requireSurface(loaded, transform, k, columns);
                    }
                }
            }
        }
    }

    private static void requireSurface(LoadedCase loaded, Transform transform, int k, double[][] all) {
        int m = loaded.pointCount();
        MemorySegment[] out = new MemorySegment[3];
        for (int i = 0; i < out.length; i++) {
            out[i] = loaded.output(m).segment();
        }
        Evaluator.onCallingThread().gradients(loaded.stack().only(k), loaded.points(), transform, Layout.SURFACE_MAJOR,
                out[0], out[1], out[2]);
        for (int i = 0; i < out.length; i++) {
            int output = i;
            SameBits.require(out[i].toArray(ValueLayout.JAVA_DOUBLE), Arrays.copyOfRange(all[i], k * m, (k + 1) * m),
                    at -> "output " + output + " of surface " + k + ", point " + at);
        }
    }

    /** Values and derivatives, those whose bit is set, surface by surface. */
    private static double[][] all(Evaluator evaluator, LoadedCase loaded, Transform transform, Layout layout,
            int which) {
        GuardedOutput[] outputs = new GuardedOutput[3];
        MemorySegment[] segments = new MemorySegment[3];
        int m = loaded.pointCount();
        int surfaces = loaded.surfaces();
        for (int i = 0; i < 3; i++) {
            if ((which >> i & 1) != 0) {
                outputs[i] = loaded.output((long) m * surfaces);
                segments[i] = outputs[i].segment();
            }
        }
        evaluator.gradients(loaded.stack().all(), loaded.points(), transform, layout, segments[0], segments[1],
                segments[2]);
        double[][] results = new double[3][];
        for (int i = 0; i < 3; i++) {
            if (outputs[i] != null) {
                double[] read = outputs[i].read();
                results[i] = new double[read.length];
                for (int at = 0; at < read.length; at++) {
                    int surface = layout == Layout.POINT_MAJOR ? at % surfaces : at / m;
                    int point = layout == Layout.POINT_MAJOR ? at / surfaces : at % m;
                    results[i][surface * m + point] = read[at];
                }
            }
        }
        return results;
    }

    @Test
    void noOutputAndSharedOutputsAreRefused() {
        try (LoadedCase loaded = new LoadedCase(new double[] {0, 1}, new double[] {0, 1}, new double[4], new double[1],
                new double[1])) {
            Surfaces all = loaded.stack().all();
            MemorySegment out = loaded.output(1).segment();
            String none = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread().gradients(all,
                    loaded.points(), Transform.EXP, Layout.SURFACE_MAJOR, null, null, null)).getMessage();
            assertTrue(none.startsWith("values, dx and dy: all are null"), none);
            String shared = assertThrows(IllegalArgumentException.class, () -> Evaluator.onCallingThread().gradients(
                    all, loaded.points(), Transform.EXP, Layout.SURFACE_MAJOR, null, out, out)).getMessage();
            assertTrue(shared.contains("dy"), shared);
        }
    }
}

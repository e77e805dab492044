package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bilane.kernel.reference.RandomCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of surfaces from 1 to 70 with every number of points from 0 to 40. */
@Tag("numerics")
class EveryRemainderTest {
    private static final int MOST_SURFACES = 70;
    private static final int MOST_POINTS = 40;
    private static final double[] AXIS = {-1, 0, 0.5, 2};

    /** A wide range takes the full exponential, a narrow one the bounded. */
    private enum Range {
        NARROW(-1, 1), WIDE(-800, 720), WITH_INFINITY(-2, 0);

        private final double from;
        private final double to;

        Range(double from, double to) {
            this.from = from;
            this.to = to;
        }

        private double draw(SplittableRandom random) {
            return this == WITH_INFINITY && random.nextInt(20) == 0 ? Double.NEGATIVE_INFINITY
                    : random.nextDouble(from, to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfSurfacesAndPointsGivesTheBitsOfSinglePoints(Range range) {
        SplittableRandom random = new SplittableRandom(range.ordinal());
        double[] px = random.doubles(MOST_POINTS, -1.5, 2.5).toArray();
        double[] py = random.doubles(MOST_POINTS, -1.5, 2.5).toArray();
        double[] z = IntStream.range(0, MOST_SURFACES * AXIS.length * AXIS.length)
                .mapToDouble(i -> range.draw(random)).toArray();
        double[][] single = singlePoints(z, px, py);
        for (int surfaces = 1; surfaces <= MOST_SURFACES; surfaces++) {
            double[] part = Arrays.copyOf(z, surfaces * AXIS.length * AXIS.length);
            for (int points = 0; points <= MOST_POINTS; points++) {
                check(surfaces, points, part, px, py, single);
            }
        }
    }

    private static void check(int surfaces, int points, double[] z, double[] px, double[] py, double[][] single) {
        Evaluator evaluator = Evaluator.onCallingThread();
        double[] sums = new double[surfaces];
        double[] values = new double[surfaces * points];
        for (int k = 0; k < surfaces; k++) {
            System.arraycopy(single[k], 0, values, k * points, points);
            sums[k] = DocumentedSum.of(Arrays.copyOf(single[k], points));
        }
        try (LoadedCase loaded = new LoadedCase(AXIS, AXIS, z, Arrays.copyOf(px, points),
                Arrays.copyOf(py, points))) {
            for (ValueShape shape : new ValueShape[] {ValueShape.SURFACE_MAJOR, ValueShape.POINT_MAJOR}) {
                SameBits.require(values, shape.evaluate(evaluator, loaded, Transform.EXP),
                        at -> shape + ", K = " + surfaces + ", m = " + points + ", surface " + at / points
                                + ", point " + at % points);
            }
            SameBits.require(sums, SumShape.ALL.evaluate(evaluator, loaded, Transform.EXP),
                    k -> "sums, K = " + surfaces + ", m = " + points + ", surface " + k);
        }
    }

    /** Each value by a call of its own, on a stack of its own, held to the exact value. */
    private static double[][] singlePoints(double[] z, double[] px, double[] py) {
        int nodes = AXIS.length * AXIS.length;
        double[][] values = new double[MOST_SURFACES][MOST_POINTS];
        for (int k = 0; k < MOST_SURFACES; k++) {
            RandomCase surface = new RandomCase("surface " + k, AXIS, AXIS,
                    Arrays.copyOfRange(z, k * nodes, (k + 1) * nodes), px, py);
            try (LoadedCase loaded = LoadedCase.of(surface)) {
                for (int i = 0; i < MOST_POINTS; i++) {
                    values[k][i] = Evaluator.onCallingThread().total(loaded.stack().only(0),
                            loaded.points().slice(i, i + 1), Transform.EXP);
                    double ulps = ExpError.ulps(surface.exact(0, i), values[k][i]);
                    int point = i;
                    assertTrue(ulps <= ExpError.ALLOWED, () -> ulps + " ulp for " + surface.reducedTo(0, point));
                }
            }
        }
        return values;
    }
}

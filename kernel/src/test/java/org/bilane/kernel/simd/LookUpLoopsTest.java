package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.Outside;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.table.LookUpLoop;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points that are located and interpolated at in one loop have the bits of two scalar loops. */
@Tag("vector")
class LookUpLoopsTest {
    private static final int NX = 9;
    private static final int NY = 6;
    private static final int COLUMNS = NY + 1;
    private static final int MOST = 300;
    private static final double UNTOUCHED = -1234.5;
    private static final double[] HARD = {Double.NaN, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1, 4, 5, 8,
        Math.nextDown(1.0), Math.nextDown(5.0), Math.nextUp(8.0), -1, 99, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 0x1p60};

    private final SplittableRandom random = new SplittableRandom(20_261_201);
    private final double[] planes = random.doubles(2 * PlaneLoop.MARGIN + 4L * (NX + 1) * COLUMNS, -3, 3).toArray();

    private static AxisLocator index(int knots, Outside rule) {
        double[] axis = new double[knots];
        Arrays.setAll(axis, i -> i);
        return AxisLocator.of(axis).under(rule, axis);
    }

    private double[] coordinates(int knots) {
        return random.doubles(2 * MOST, -0.5, knots - 0.5)
                .map(x -> random.nextInt(4) == 0 ? HARD[random.nextInt(HARD.length)] : x).toArray();
    }

    @ParameterizedTest
    @EnumSource(value = Outside.class, names = {"CLAMP", "NAN"})
    void bitsAreThoseOfTwoScalarLoops(Outside rule) {
        assumeTrue(VectorWidth.LANES >= CellLoops.LEAST_LANES, "vectors have too few lanes");
        LookUpLoop loop = new LookUpLoops();
        AxisLocator xAxis = index(NX, rule);
        AxisLocator yAxis = index(NY, rule);
        double[] x = coordinates(NX);
        double[] y = coordinates(NY);
        int compared = 0;
        for (int n = 0; n <= MOST; n++) {
            if (loop.takes(xAxis.guessed(), yAxis.guessed(), n, random.nextBoolean())) {
                requireSame(loop, xAxis, yAxis, x, y, random.nextInt(MOST), n);
                compared++;
            }
        }
        assertTrue(compared > MOST / 2, "few numbers of points are taken");
    }

    private void requireSame(LookUpLoop loop, AxisLocator xAxis, AxisLocator yAxis, double[] xs, double[] ys, int from,
            int n) {
        int[] cells = new int[MOST];
        int[] columns = new int[MOST];
        double[] u = new double[MOST];
        double[] v = new double[MOST];
        double[] expected = untouched();
        xAxis.locate(Arrays.copyOfRange(xs, from, from + n), n, cells, u);
        yAxis.locate(Arrays.copyOfRange(ys, from, from + n), n, columns, v);
        for (int i = 0; i < n; i++) {
            cells[i] = cells[i] * COLUMNS + columns[i];
        }
        PlaneForm.CELLS.scalarLoop().load(planes, PlaneLoop.MARGIN, 2, cells, u, v, n, expected);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, xs);
            MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, ys);
            long offset = (long) from * Double.BYTES;
            for (boolean stores : new boolean[] {false, true}) {
                int[] foundCells = new int[MOST];
                double[] foundU = new double[MOST];
                double[] foundV = new double[MOST];
                double[] found = untouched();
                GuessedAxis xGuessed = xAxis.guessed();
                GuessedAxis yGuessed = yAxis.guessed();
                if (stores) {
                    MemorySegment out = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, found);
                    loop.store(xGuessed, yGuessed, COLUMNS, x, offset, y, offset, n, foundCells, foundU, foundV, planes,
                            PlaneLoop.MARGIN, out, 0);
                    MemorySegment.copy(out, ValueLayout.JAVA_DOUBLE, 0, found, 0, MOST);
                } else {
                    loop.load(xGuessed, yGuessed, COLUMNS, x, offset, y, offset, n, foundCells, foundU, foundV, planes,
                            PlaneLoop.MARGIN, found);
                }
                String what = n + " points, " + (stores ? "stored" : "loaded");
                assertArrayEquals(cells, foundCells, what);
                assertArrayEquals(u, foundU, what);
                assertArrayEquals(v, foundV, what);
                assertArrayEquals(expected, found, what);
            }
        }
    }

    private static double[] untouched() {
        double[] values = new double[MOST];
        Arrays.fill(values, UNTOUCHED);
        return values;
    }

    @Test
    void onlyAxesOfIndicesAreTaken() {
        LookUpLoop loop = new LookUpLoops();
        GuessedAxis indices = index(NX, Outside.CLAMP).guessed();
        GuessedAxis uneven = AxisLocator.of(new double[] {0, 1, 5}).guessed();
        assertTrue(loop.takes(indices, indices, MOST, true));
        assertFalse(loop.takes(indices, uneven, MOST, true));
        assertFalse(loop.takes(uneven, indices, MOST, true));
        assertFalse(loop.takes(indices, null, MOST, true));
        assertFalse(loop.takes(null, indices, MOST, true));
        assertFalse(loop.takes(indices, indices, VectorWidth.LANES, true));
    }

    @Test
    void onlyWideVectorsWithoutGathersHaveIt() {
        assertEquals(VectorWidth.LANES >= LookUpLoops.LEAST_LANES, new VectorKernels(false).lookUpLoop() != null);
        if (VectorWidth.LANES >= LookUpLoops.LEAST_LANES) {
            assertNull(new VectorKernels(true).lookUpLoop());
        }
    }
}

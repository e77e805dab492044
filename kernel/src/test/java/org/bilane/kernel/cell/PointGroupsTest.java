package org.bilane.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Points grouped by cell, against a list for each cell. */
class PointGroupsTest {
    private static final double[] X_KNOTS = {0, 1, 2, 3, 4};
    private static final double[] Y_KNOTS = {-1, -0.5, 2, 10};
    private static final int COLUMNS = Y_KNOTS.length + 1;
    private static final int CELLS = X_KNOTS.length * COLUMNS;
    /** Less than most blocks here, so that they are located in pieces. */
    private static final int CAPACITY = 64;

    private final AxisLocator xLocator = AxisLocator.of(X_KNOTS);
    private final AxisLocator yLocator = AxisLocator.of(Y_KNOTS);
    private final LocatedPoints located = new LocatedPoints(CAPACITY);
    private final PointGroups groups = new PointGroups();

    private static double[] coordinates(int n, DoubleSupplier values) {
        double[] array = new double[n];
        Arrays.setAll(array, i -> values.getAsDouble());
        return array;
    }

    private void check(double[] x, double[] y, int from, int n) {
        int[] ix = new int[x.length];
        int[] iy = new int[x.length];
        double[] u = new double[x.length];
        double[] v = new double[x.length];
        xLocator.locate(x, x.length, ix, u);
        yLocator.locate(y, y.length, iy, v);
        List<List<Integer>> expected = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            expected.add(new ArrayList<>());
        }
        for (int i = from; i < from + n; i++) {
            expected.get(ix[i] * COLUMNS + iy[i]).add(i);
        }

        groups.load(located, xLocator, yLocator, COLUMNS, CELLS, MemorySegment.ofArray(x), MemorySegment.ofArray(y),
                from, n);

        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            for (int i : expected.get(cell)) {
                assertEquals(u[i], groups.fractions()[2 * at], "u of point " + i + ", in cell " + cell);
                assertEquals(v[i], groups.fractions()[2 * at + 1], "v of point " + i + ", in cell " + cell);
                at++;
            }
            assertEquals(at, groups.end(cell), "end of cell " + cell);
        }
        assertEquals(n, at);
    }

    @Test
    void randomPointsKeepTheirOrderWithinACell() {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = coordinates(1000, () -> random.nextDouble(-1, 5));
        double[] y = coordinates(1000, () -> random.nextDouble(-2, 11));
        check(x, y, 0, 1000);
    }

    /** Fractions tell the points apart: each has its own. */
    @Test
    void allPointsInOneCellKeepTheirOrder() {
        double[] x = new double[500];
        double[] y = new double[500];
        Arrays.setAll(x, i -> 2 + i / 512.0);
        Arrays.setAll(y, i -> -0.5 + (499 - i) / 512.0);
        check(x, y, 0, 500);
        assertEquals(0, groups.end(2 * COLUMNS), "the cell before has no points");
        assertEquals(500, groups.end(2 * COLUMNS + 1));
        assertEquals(500, groups.end(CELLS - 1), "nor have the cells behind");
        for (int i = 0; i < 500; i++) {
            assertEquals(i / 512.0, groups.fractions()[2 * i]);
        }
    }

    @Test
    void nanIsGroupedWithTheFirstCellOfItsAxis() {
        double[] x = {1.5, Double.NaN, 0.5, Double.NaN, 3.5, Double.NEGATIVE_INFINITY};
        double[] y = {Double.NaN, Double.NaN, -0.75, 5, 3, Double.NaN};
        check(x, y, 0, 6);
        assertEquals(3, groups.end(0), "NaN on both axes, a point of the cell, and NaN beside the left edge");
        assertEquals(Double.NaN, groups.fractions()[0]);
        assertEquals(0.5, groups.fractions()[2]);
    }

    @Test
    void pointsOnTheLastKnotsHaveCellsOfTheirOwn() {
        check(new double[] {4, 99, Double.POSITIVE_INFINITY, 3.5, 0}, new double[] {10, 10, 99, 10, 10}, 0, 5);
        int last = (X_KNOTS.length - 1) * COLUMNS + Y_KNOTS.length - 1;
        assertEquals(3, groups.end(last) - groups.end(last - 1));
    }

    /** The scratch of a worker is filled again, with blocks of other lengths and from elsewhere. */
    @Test
    void nothingRemainsOfTheBlockBefore() {
        SplittableRandom random = new SplittableRandom(2);
        double[] x = coordinates(2000, () -> random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-1, 5));
        double[] y = coordinates(2000, () -> random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-2, 11));
        for (int n : new int[] {2000, 1, 0, CAPACITY, CAPACITY + 1, CAPACITY - 1, 700, 2000}) {
            check(x, y, (2000 - n) / 2, n);
        }
    }
}

package org.bilane.kernel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Random;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.ExpBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which polynomial a cell gets. The grid has 3x3 knots, and so 3x3 cells with those that begin on the last knots. */
class DeviationDegreesTest {
    private static final int KNOTS = 3;
    private static final int NODES = KNOTS * KNOTS;
    private static final double WIDEST_8 = 2 * DeviationConstants.REACH_8;
    private static final double WIDEST_11 = 2 * DeviationConstants.REACH_11;

    /** The degrees of the cells, row by row, for surfaces {@code z[k * NODES + ix * KNOTS + iy]}. */
    private static String degrees(double... z) {
        return degrees(ExpBase.E, z);
    }

    private static String degrees(ExpBase base, double... z) {
        try (NodeTableBuilder builder = new NodeTableBuilder(z.length / NODES,
                new KnotOrder(KNOTS, false, KNOTS, false))) {
            for (int ix = 0; ix < KNOTS; ix++) {
                int row = ix * KNOTS;
                builder.setRows(ix, 0, z.length / NODES,
                        (k, iy, count, into) -> System.arraycopy(z, k * NODES + row + iy, into, 0, count));
            }
            try (NodeTable table = builder.build()) {
                StringBuilder degrees = new StringBuilder();
                for (int ix = 0; ix < KNOTS; ix++) {
                    for (int iy = 0; iy < KNOTS; iy++) {
                        degrees.append(table.deviationDegree(ix * table.columns() + iy, base)).append(' ');
                    }
                }
                assertEquals(KNOTS * (KNOTS + 1), table.cells());
                return degrees.toString().strip();
            }
        }
    }

    /** One surface, all of it one number but for the node in the middle. */
    private static double[] withMiddle(double everywhere, double middle) {
        double[] z = new double[NODES];
        Arrays.fill(z, everywhere);
        z[4] = middle;
        return z;
    }

    private static double[] together(double[]... surfaces) {
        return Arrays.stream(surfaces).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -708, 709, 5e-324})
    void equalCornersGetDegree8(double value) {
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(withMiddle(value, value)));
    }

    /** The middle node is a corner of four cells, and those that begin on the last knots are not among them. */
    @Test
    void theDistanceOfCornersDecides() {
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(withMiddle(0, WIDEST_8)));
        assertEquals("11 11 8 11 11 8 8 8 8", degrees(withMiddle(0, Math.nextUp(WIDEST_8))));
        assertEquals("11 11 8 11 11 8 8 8 8", degrees(withMiddle(-WIDEST_11, 0)));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(withMiddle(0, -Math.nextUp(WIDEST_11))));
    }

    /** The same natural range: the values of other bases are less far apart, or further. */
    @ParameterizedTest
    @EnumSource
    void distancesCountTimesTheNaturalLogarithmOfTheBase(ExpBase base) {
        double widest8 = WIDEST_8 / base.slope;
        double widest11 = WIDEST_11 / base.slope;
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(base, withMiddle(0, widest8 - 1e-9)));
        assertEquals("11 11 8 11 11 8 8 8 8", degrees(base, withMiddle(0, widest8 + 1e-9)));
        assertEquals("11 11 8 11 11 8 8 8 8", degrees(base, withMiddle(-widest11 + 1e-9, 0)));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(base, withMiddle(0, -widest11 - 1e-9)));
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(base, withMiddle(base.boundedMin, base.boundedMin)));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(base, withMiddle(base.boundedMax, base.boundedMax + 1e-9)));
    }

    @Test
    void everyPairOfCornersCounts() {
        for (int one = 0; one < 4; one++) {
            for (int other = 0; other < 4; other++) {
                double[] z = new double[NODES];
                z[one / 2 * KNOTS + one % 2] = 0.4;
                z[other / 2 * KNOTS + other % 2] -= 0.4;
                assertEquals(one == other ? "8" : "11", degrees(z).split(" ")[0], one + ", " + other);
            }
        }
    }

    @Test
    void edgesBeyondTheLastKnotsHaveTheCornersOfTheEdge() {
        double[] z = new double[NODES];
        z[8] = 0.5;
        assertEquals("8 8 8 8 11 11 8 11 8", degrees(z));
    }

    @ParameterizedTest
    @CsvSource({"-708, -708.0000000000001", "709, 709.0000000000001"})
    void valuesWhoseExpMightNotBeNormalGetNone(double last, double beyond) {
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(withMiddle(last, last)));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(withMiddle(last, beyond)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, 0x1p1021})
    void wildCornersGetNone(double wild) {
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(withMiddle(0, wild)));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(together(withMiddle(0, 0), withMiddle(0, wild), withMiddle(0, 0))));
    }

    @Test
    void theWidestSurfaceDecidesForAll() {
        assertEquals("11 11 8 11 11 8 8 8 8", degrees(together(withMiddle(5, 5), withMiddle(100, 100.5))));
        assertEquals("0 0 8 0 0 8 8 8 8", degrees(together(withMiddle(0, 1.5), withMiddle(0, 0.5), withMiddle(0, 0))));
        // Far apart from one another, but each within itself close.
        assertEquals("8 8 8 8 8 8 8 8 8", degrees(together(withMiddle(-700, -700), withMiddle(700, 700))));
    }

    /** As the class says it, cell by cell. */
    @ParameterizedTest
    @CsvSource({"1, 2, 700", "3, 4, 3", "8, 3, 5", "50, 5, 90", "65, 2, 3", "2047, 3, 3", "2050, 2, 4", "5000, 3, 2"})
    void randomTables(int surfaces, int nx, int ny) {
        Random random = new Random(surfaces);
        for (double reach : new double[] {0.1, 0.6, 400, 800}) {
            for (int order = 0; order < 4; order++) {
                boolean someWild = random.nextBoolean();
                double[][][] z = new double[surfaces][nx][ny];
                for (double[][] surface : z) {
                    for (double[] row : surface) {
                        Arrays.setAll(row, i -> someWild && random.nextInt(surfaces * ny) == 0
                                ? Double.NEGATIVE_INFINITY : reach * random.nextDouble());
                    }
                }
                requireAsDocumented(z, new KnotOrder(nx, order % 2 != 0, ny, order > 1));
            }
        }
    }

    private static void requireAsDocumented(double[][][] z, KnotOrder order) {
        try (NodeTableBuilder builder = new NodeTableBuilder(z.length, order)) {
            for (int ix = 0; ix < order.nx(); ix++) {
                int row = ix;
                builder.setRows(ix, 0, z.length,
                        (k, iy, count, into) -> System.arraycopy(z[k][row], iy, into, 0, count));
            }
            try (NodeTable table = builder.build()) {
                for (int ix = 0; ix < order.nx(); ix++) {
                    for (int iy = 0; iy < order.ny(); iy++) {
                        for (ExpBase base : ExpBase.values()) {
                            assertEquals(degree(z, order, ix, iy, base),
                                    table.deviationDegree(ix * table.columns() + iy, base));
                        }
                        for (int k = 0; k < z.length; k++) {
                            assertEquals(z[k][order.x(ix)][order.y(iy)], table.nodes().get(ValueLayout.JAVA_DOUBLE,
                                    ix * table.rowBytes() + iy * table.nodeBytes() + (long) k * Double.BYTES));
                        }
                    }
                }
            }
        }
    }

    private static int degree(double[][][] z, KnotOrder order, int ix, int iy, ExpBase base) {
        double widest = 0;
        int nextX = Math.min(ix + 1, order.nx() - 1);
        int nextY = Math.min(iy + 1, order.ny() - 1);
        for (double[][] surface : z) {
            DoubleSummaryStatistics corners = new DoubleSummaryStatistics();
            for (int x : new int[] {ix, nextX}) {
                for (int y : new int[] {iy, nextY}) {
                    corners.accept(surface[order.x(x)][order.y(y)]);
                }
            }
            if (!(corners.getMin() >= base.boundedMin && corners.getMax() <= base.boundedMax)) {
                return 0;
            }
            widest = Math.max(widest, corners.getMax() - corners.getMin());
        }
        return widest * base.slope <= WIDEST_8 ? 8 : widest * base.slope <= WIDEST_11 ? 11 : 0;
    }
}

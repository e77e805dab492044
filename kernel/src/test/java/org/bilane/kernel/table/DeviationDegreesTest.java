package org.bilane.kernel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
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
            for (int row = 0; row < z.length / KNOTS; row++) {
                builder.setRow(row / KNOTS, row % KNOTS, MemorySegment.ofArray(z), (long) row * KNOTS * Double.BYTES);
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
}

package org.bilane.kernel.bilinear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula beyond a cell, at fractions and corners of any size. */
@Tag("numerics")
class BeyondCellTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Whatever the size of the weights, which of an infinite corner is read by its sign alone. */
    @ParameterizedTest
    @CsvSource({"5, 5, 5, Infinity, -1e-200, 1e-200, -Infinity", "5, 5, 5, Infinity, -1e-200, -1e-200, Infinity",
        "5, 5, 5, -Infinity, -1e-200, 1e-200, Infinity", "5, 5, NaN, 5, -1e-200, 1e-200, NaN",
        "-Infinity, 0, 0, 0, Infinity, 0, Infinity", "-Infinity, 0, 0, 0, Infinity, 1e-300, Infinity",
        "-Infinity, 0, 0, 0, 2, 0, Infinity", "-Infinity, 0, 0, 0, 0, Infinity, Infinity",
        "0, Infinity, 0, 0, -Infinity, 0, 0", "0, 0, Infinity, 0, Infinity, -2, Infinity",
        "0, Infinity, Infinity, 0, -2, 0.5, NaN"})
    void specialCornersCountByTheSignOfTheirWeights(double z00, double z01, double z10, double z11, double u, double v,
            double expected) {
        assertEquals(expected, BeyondCell.value(z00, z01, z10, z11, u, v));
        assertEquals(expected, BeyondCell.value(z00, z10, z01, z11, v, u), "x and y exchanged");
    }

    /** A coordinate just outside has the fraction 1 where its own is rounded to that. */
    @Test
    void specialCornersAtTheNearEndHaveNoWeightAtTheFarOne() {
        for (double special : new double[] {-INF, INF, Double.NaN}) {
            assertEquals(5, BeyondCell.value(special, special, 5, 5, 1, 0.5));
            assertEquals(5, BeyondCell.value(special, 5, special, 5, 0.5, 1));
            assertEquals(7, BeyondCell.value(special, special, special, 7, 1, 1));
            assertEquals(5, BeyondCell.value(special, special, 5, special, 1, 0));
            assertEquals(8, BeyondCell.value(special, 1, 5, 6, 1, 3));
            assertEquals(INF, BeyondCell.value(special, special, 5, 6, 1, INF));
        }
    }
}

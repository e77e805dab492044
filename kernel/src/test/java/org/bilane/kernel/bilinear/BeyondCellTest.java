package org.bilane.kernel.bilinear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.reference.Dyadic;
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

    @ParameterizedTest
    @CsvSource({"0, -1e10, 0, 1e10, 0.5, 1e300, 0", "0, -1e10, 0, 1e10, 0.75, 1e300, Infinity",
        "0, -1e10, 0, 1e10, 0.25, 1e300, -Infinity", "0, -1e10, 0, 1e10, 0.5, -1e300, 0",
        "0, 0, 0, 0x1p40, 0x1p-40, 0x1p1000, 0x1p1000"})
    void valuesWhosePartsOverflow(double z00, double z01, double z10, double z11, double u, double v, double expected) {
        assertEquals(expected, BeyondCell.value(z00, z01, z10, z11, u, v));
        assertEquals(expected, BeyondCell.value(z00, z10, z01, z11, v, u));
    }

    /** The value does not change along a fraction only where the slope is 0, not where it underflows. */
    @Test
    void slopesThatUnderflowHaveALimit() {
        assertEquals(INF, BeyondCell.value(0, 0, 0, 1e-200, INF, 1e-200));
        assertEquals(-INF, BeyondCell.value(0, 0, 0, 1e-200, 1e-200, -INF));
        assertEquals(1e-200, BeyondCell.value(0, 1, 0, 1, INF, 1e-200));
    }

    /** Against the bound of docs/numerics.md, with fractions and corners of any size. */
    @Test
    void valuesOfAnySizeAreThoseOfTheExactFormula() {
        SplittableRandom random = new SplittableRandom(8);
        int overflowing = 0;
        for (int n = 0; n < 20_000; n++) {
            int size = random.nextInt(-1000, 1024);
            double[] z = corners(random, size);
            // With half of the sizes products of corners and v overflow, and those with both fractions often do not.
            boolean small = random.nextBoolean();
            double u = small ? Math.scalb(random.nextDouble(-1, 1), -random.nextInt(400)) : fraction(random);
            double v = small ? Math.scalb(random.nextDouble(-1, 1), Math.min(1024, 1024 - size + random.nextInt(300)))
                    : fraction(random);
            double value = BeyondCell.value(z[0], z[1], z[2], z[3], u, v);
            requireNear(z, u, v, value);
            overflowing += Double.isFinite(value) && !Double.isFinite(Bilinear.value(z[0], z[1], z[2], z[3], u, v))
                    ? 1 : 0;
        }
        assertTrue(overflowing > 300, "too few values need more than the formula");
    }

    private static double fraction(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(-2, 4) * 0.5;
            case 1 -> random.nextDouble(-3, 3);
            default -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1025));
        };
    }

    /** Often without some of the parts of the formula. */
    private static double[] corners(SplittableRandom random, int size) {
        double[] z = new double[4];
        Arrays.setAll(z, i -> Math.scalb(random.nextDouble(-1, 1), size));
        switch (random.nextInt(5)) {
            case 0 -> z[2] = z[0];
            case 1 -> z[1] = z[0];
            case 2 -> {
                z[1] = -z[0];
                z[2] = z[0];
                z[3] = -z[0];
            }
            case 3 -> {
                z[0] = 0;
                z[2] = 0;
                z[3] = -z[1];
            }
            default -> {
                // All parts.
            }
        }
        return z;
    }

    private static void requireNear(double[] z, double u, double v, double value) {
        Dyadic farX = Dyadic.of(u);
        Dyadic farY = Dyadic.of(v);
        Dyadic nearX = Dyadic.ONE.minus(farX);
        Dyadic nearY = Dyadic.ONE.minus(farY);
        Dyadic near = Dyadic.of(z[0]).times(nearY).plus(Dyadic.of(z[1]).times(farY));
        Dyadic far = Dyadic.of(z[2]).times(nearY).plus(Dyadic.of(z[3]).times(farY));
        Dyadic exact = near.times(nearX).plus(far.times(farX));
        Dyadic largest = Dyadic.of(Arrays.stream(z).map(Math::abs).max().orElseThrow());
        Dyadic reach = Dyadic.ONE.plus(farX.abs().timesPowerOfTwo(1))
                .times(Dyadic.ONE.plus(farY.abs().timesPowerOfTwo(1)));
        Dyadic allowed = largest.times(reach).times(Dyadic.of(16 * 0x1p-53)).plus(Dyadic.of(4 * Double.MIN_VALUE));
        assertFalse(Double.isNaN(value), () -> "NaN at " + u + ", " + v + " of " + Arrays.toString(z));
        // Infinite is what lies beyond the largest double.
        Dyadic compared = Dyadic.of(Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE));
        boolean isNear = exact.minus(compared).abs().compareTo(allowed) <= 0;
        boolean isBeyond = Double.isInfinite(value) && exact.signum() == Math.signum(value)
                && exact.abs().compareTo(compared.abs()) > 0;
        assertTrue(isNear || isBeyond, () -> value + " at " + u + ", " + v + " of " + Arrays.toString(z));
    }
}

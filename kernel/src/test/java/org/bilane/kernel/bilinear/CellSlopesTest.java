package org.bilane.kernel.bilinear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.arith.Exponent;
import org.bilane.reference.Dyadic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Slopes of cells whose corners and fractions are of any size. */
@Tag("numerics")
class CellSlopesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double MAX = Double.MAX_VALUE;

    private static double along(double z00, double zAcross, double zAlong, double z11, double across) {
        return CellSlopes.along(z00, zAcross, zAlong, z11, across, 1, -2, 1, 1);
    }

    /** The width of the cell is 4. */
    @Test
    void slopesInfinitelyFarAwayWhoseDifferencesOverflow() {
        for (double across : new double[] {INF, -INF}) {
            assertEquals(MAX / 2, along(-MAX, -MAX, MAX, MAX, across));
            assertEquals(-MAX / 2, along(MAX, MAX, -MAX, -MAX, across));
            assertEquals(across, along(-MAX, -MAX, -MAX, MAX, across));
            assertEquals(-across, along(-MAX, MAX, MAX, -MAX, across));
            assertEquals(across, along(0, 0, 0, Double.MIN_VALUE, across), "no difference overflows");
            assertEquals(0.25, along(1, 7, 2, 8, across), "flat");
        }
    }

    @Test
    void differencesThatOverflowTimesASmallFraction() {
        double slope = CellSlopes.along(0, -MAX, 0, MAX, 1e-200, 1, 0, 1, 1);
        assertEquals(2 * (MAX * 1e-200), slope, 0x1p-50 * slope);
        assertEquals(0x1p-48, CellSlopes.along(0, -0x1p1023, 0, 0x1p1023, Double.MIN_VALUE, 1, 2, 1, 1));
    }

    /** Against the bound of docs/numerics.md for the formula, with an exponent that keeps the slope a double. */
    @Test
    void slopesOfAnySizeAreThoseOfTheExactFormula() {
        SplittableRandom random = new SplittableRandom(9);
        for (int n = 0; n < 20_000; n++) {
            int size = random.nextInt(4) == 0 ? 1024 : random.nextInt(-1000, 1025);
            double[] z = new double[4];
            Arrays.setAll(z, i -> Math.scalb(random.nextDouble(-1, 1), size));
            if (random.nextBoolean()) {
                z[2] = z[0];
            }
            double across = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1025));
            int exponent = -size - Math.max(0, Exponent.of(across));
            double slope = CellSlopes.along(z[0], z[1], z[2], z[3], across, 1, exponent, 1, 1);

            Dyadic near = Dyadic.of(z[2]).minus(Dyadic.of(z[0]));
            Dyadic far = Dyadic.of(z[3]).minus(Dyadic.of(z[1]));
            Dyadic fraction = Dyadic.of(across);
            Dyadic exact = near.plus(far.minus(near).times(fraction)).timesPowerOfTwo(exponent);
            Dyadic largest = Dyadic.of(Arrays.stream(z).map(Math::abs).max().orElseThrow());
            Dyadic allowed = largest.times(Dyadic.ONE.plus(fraction.abs().timesPowerOfTwo(1)))
                    .times(Dyadic.of(16 * 0x1p-53)).timesPowerOfTwo(exponent);
            assertTrue(Dyadic.of(slope).minus(exact).abs().compareTo(allowed) <= 0,
                    () -> slope + " and not " + exact.toBigDecimal().doubleValue() + " at " + across + " of "
                            + Arrays.toString(z));
        }
    }
}

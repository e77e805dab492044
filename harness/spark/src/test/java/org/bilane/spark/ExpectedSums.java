package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** What is documented of sums. */
final class ExpectedSums {
    private ExpectedSums() {
    }

    /** The sums in the documented order: chunks of 2^20 points, partition after partition. */
    static double[] inOrder(TestPoints points, int partitions, Surfaces surfaces, Transform transform) {
        CompensatedSums all = new CompensatedSums(surfaces.count());
        for (TestPoints part : points.partitions(partitions)) {
            CompensatedSums ofPart = new CompensatedSums(surfaces.count());
            for (int from = 0; from < part.count(); from += 1 << 20) {
                double[] chunk = part.sums(surfaces, transform, from, Math.min(from + (1 << 20), part.count()));
                for (int k = 0; k < chunk.length; k++) {
                    ofPart.add(k, chunk[k]);
                }
            }
            all.add(ofPart);
        }
        return all.values();
    }

    /** Holds sums against the exact sums of the kernel's values, which are finite. */
    static void requireBound(TestPoints points, Surfaces surfaces, Transform transform, double[] sums) {
        double[] values = points.values(surfaces, transform);
        for (int k = 0; k < surfaces.count(); k++) {
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal magnitudes = BigDecimal.ZERO;
            for (int i = 0; i < points.count(); i++) {
                BigDecimal value = new BigDecimal(values[i * surfaces.count() + k]);
                exact = exact.add(value);
                magnitudes = magnitudes.add(value.abs());
            }
            double error = new BigDecimal(sums[k]).subtract(exact).abs().doubleValue();
            double bound = 133 * 0x1p-53 * magnitudes.doubleValue();
            assertTrue(error <= bound, "surface " + k + ": error " + error + " above " + bound);
        }
    }

    /** Equality bit by bit. */
    static void requireSame(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        assertArrayEquals(expected, actual, 0);
    }
}

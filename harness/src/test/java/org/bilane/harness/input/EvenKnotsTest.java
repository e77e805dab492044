package org.bilane.harness.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EvenKnotsTest {
    @Test
    void stepsThatAreExactStaySo() {
        assertArrayEquals(new double[] {10, 20, 30, 40}, EvenKnots.of(10, 40, 4));
        assertArrayEquals(new double[] {1, 0.5, 0}, EvenKnots.of(1, 0, 3));
    }

    @Test
    void theEndsAreExactAndAllAscends() {
        double[] knots = EvenKnots.of(0.1, 0.7, 1000);
        assertEquals(0.1, knots[0]);
        assertEquals(0.7, knots[999]);
        for (int i = 1; i < knots.length; i++) {
            assertTrue(knots[i] > knots[i - 1], i + "");
        }
    }

    @Test
    void aRangeBeyondTheLargestDouble() {
        double[] knots = EvenKnots.of(-Double.MAX_VALUE, Double.MAX_VALUE, 3);
        assertArrayEquals(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE}, knots);
        for (int count = 2; count < 300; count++) {
            knots = EvenKnots.of(Double.MAX_VALUE, -Double.MAX_VALUE, count);
            assertEquals(-Double.MAX_VALUE, knots[count - 1]);
            for (int i = 0; i < count; i++) {
                double part = (double) i / (count - 1);
                assertEquals(1 - 2 * part, knots[i] / Double.MAX_VALUE, 1e-15, i + " of " + count);
            }
        }
    }
}

package org.bilane.harness.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PortLimitTest {
    @Test
    void countsFourteenOperationsForEvaluationsAndSixteenForPointsTwoAtATime() {
        PortLimit limit = new PortLimit(50, 1_000_000, 8);

        assertEquals((14 * 50 + 16) * 125_000 / 2.0, limit.cycles());
        assertEquals(limit.cycles() / 3e9, limit.seconds(3e9));
    }

    @Test
    void narrowerVectorsTakeLongerInProportion() {
        assertEquals(2 * new PortLimit(3, 64, 8).cycles(), new PortLimit(3, 64, 4).cycles());
    }

    @Test
    void refusesSizesAndClocksThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new PortLimit(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PortLimit(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PortLimit(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PortLimit(1, 1, 1).seconds(Double.NaN));
    }

    /** Wide bounds: from the slowest board to beyond any clock, but a compiler that cuts the chain short shows. */
    @Test
    void theClockIsOneThatACoreCanHave() {
        double clock = CoreClock.cyclesPerSecond();

        assertTrue(clock > 0.3e9 && clock < 8e9, clock + " cycles per second");
    }
}
